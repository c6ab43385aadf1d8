import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PupilStatus, Sex } from '../../domain/identity/pupil.js';

/**
 * A child in the register. Everything personal about a child stays here and never enters a workflow. Numbers, telephone
 * and addresses are sealed in the database (`writeSealed`) and opened when a row is loaded (`SealedRows`).
 */
@Entity('pupil')
export class PupilEntity {
  /** Opaque and random, e.g. `p-k3v9x2m7qa`: it travels where names and numbers must not. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  sex!: Sex;

  @Column({ name: 'birth_date', type: 'date' })
  birthDate!: string;

  /** Null is legal: a child without a number goes to school all the same. */
  @Column({ name: 'id_number', type: 'text', nullable: true })
  idNumber!: string | null;

  @Column({ name: 'student_number', type: 'text', nullable: true })
  studentNumber!: string | null;

  /** What the numbers are found by; see `blindIndex`. */
  @Column({ name: 'id_number_index', type: 'text', nullable: true })
  idNumberIndex!: string | null;

  @Column({ name: 'student_number_index', type: 'text', nullable: true })
  studentNumberIndex!: string | null;

  @Index()
  @Column({ name: 'school_code', type: 'text' })
  schoolCode!: string;

  @Column({ type: 'integer' })
  grade!: number;

  @Column({ name: 'class_no', type: 'integer' })
  classNo!: number;

  /** `<school>-<grade>-<class>`, kept beside its parts because cases and class teachers' offices are compared with it. */
  @Index()
  @Column({ name: 'school_class', type: 'text' })
  schoolClass!: string;

  @Column({ name: 'guardian_name', type: 'text', nullable: true })
  guardianName!: string | null;

  @Column({ name: 'guardian_relation', type: 'text', nullable: true })
  guardianRelation!: string | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ name: 'hukou_address', type: 'text', nullable: true })
  hukouAddress!: string | null;

  @Column({ name: 'home_address', type: 'text', nullable: true })
  homeAddress!: string | null;

  @Column({ name: 'special_groups', type: 'text', array: true })
  specialGroups!: string[];

  @Column({ type: 'text' })
  status!: PupilStatus;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
