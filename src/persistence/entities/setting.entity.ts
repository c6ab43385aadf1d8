import { Column, Entity, PrimaryColumn } from 'typeorm';

/** County-wide settings: `clock` (the county's clock), `calendar` (the published calendar). */
@Entity('setting')
export class SettingEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: object;

  /** Whether open cases are to go by it, too; false where it only concerns those that open later. */
  @Column({ type: 'boolean' })
  told!: boolean;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
