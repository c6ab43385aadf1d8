import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a school's attendance book distinguishes. How it counts is the domain's `AttendanceMark`. */
export type AttendanceKind = 'present' | 'truant' | 'leave' | 'sick_leave' | 'personal_leave';

/** What the register says of one child on one day; a later word about the day replaces the earlier one. */
@Entity('attendance_day')
export class AttendanceDayEntity {
  @PrimaryColumn({ type: 'text' })
  pupil!: string;

  @PrimaryColumn({ type: 'date' })
  date!: string;

  @Column({ type: 'text' })
  kind!: AttendanceKind;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
