import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttendanceKind } from '../readers/attendance.js';

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
