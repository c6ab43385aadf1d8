import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolKind } from '../../domain/identity/school-code.js';

@Entity('school')
export class SchoolEntity {
  /** 学校标识码, 10 digits. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: SchoolKind;

  @Column({ name: 'township_code', type: 'text' })
  townshipCode!: string;

  @Column({ name: 'county_code', type: 'text' })
  countyCode!: string;
}
