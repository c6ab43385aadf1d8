import type { AttendanceMark } from '../../domain/calendar/absence.js';
import type { AttendanceKind } from '../../persistence/entities/attendance-day.entity.js';

export const ATTENDANCE_KINDS: Readonly<Record<AttendanceKind, readonly string[]>> = {
  present: ['到校', '出勤', '在校', '正常', '迟到', '早退', '√'],
  truant: ['旷课', '无故缺课', '无故未到校', '未请假'],
  leave: ['请假'],
  sick_leave: ['病假'],
  personal_leave: ['事假'],
};

/**
 * The kind a word means. 「缺勤」 and 「未到校」 mean none: they leave open whether the child had leave, and counting a
 * sick child as truant is the error this register must not make.
 */
export function readAttendanceKind(text: string): AttendanceKind | undefined {
  const kinds = Object.keys(ATTENDANCE_KINDS) as AttendanceKind[];
  return kinds.find((kind) => kind === text || ATTENDANCE_KINDS[kind].includes(text));
}

/** How a day counts. Leave of any kind is neither presence nor truancy. */
export function markOf(kind: AttendanceKind): AttendanceMark {
  switch (kind) {
    case 'present':
      return 'present';
    case 'truant':
      return 'unexcused';
    case 'leave':
    case 'sick_leave':
    case 'personal_leave':
      return 'leave';
  }
}
