import { Column, Entity, PrimaryColumn } from 'typeorm';

/** County-wide settings: `clock` (the county's clock), `calendar` (the published calendar). */
@Entity('setting')
export class SettingEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: object;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
