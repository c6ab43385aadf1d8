import type { AttendanceReport } from '../../../contracts/attendance-report.js';

/** What the marks have set going, and where whoever sent them finds it: a school's alerts are its teachers' to confirm. */
export function whatFollows(
  { thresholdReached, notCounted }: Pick<AttendanceReport<never>, 'thresholdReached' | 'notCounted'>,
  role: string,
): string {
  if (notCounted !== null) return notCounted;
  if (thresholdReached.length === 0) return '没有学生的旷课达到预警天数。';
  return `${thresholdReached.length} 名学生的旷课已达到预警天数，${
    role === 'class_teacher' ? '已生成预警，请到「今日待办」核实' : '已生成预警，等班主任核实，进展见「案件」'
  }。`;
}
