import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A county, township or village. Which lies in which is told by the digits of the code. */
@Entity('area')
export class AreaEntity {
  /** 6, 9 or 12 digits. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  level!: 'county' | 'township' | 'village';

  /** Of a township: a 街道办事处 cannot issue an order (义务教育法 art. 58). Null for the other levels. */
  @Column({ name: 'local_government', type: 'text', nullable: true })
  localGovernment!: 'township' | 'subdistrict' | null;
}
