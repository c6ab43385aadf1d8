import type { AttendanceReport } from '../../../contracts/attendance-report.js';

/** What the marks have set going. */
export function whatFollows({
  thresholdReached,
  notCounted,
}: Pick<AttendanceReport<never>, 'thresholdReached' | 'notCounted'>): string {
  if (notCounted !== null) return notCounted;
  if (thresholdReached.length === 0) return '没有学生的旷课达到预警天数。';
  return `${thresholdReached.length} 名学生的旷课已达到预警天数，已生成预警，请到「今日待办」或「案件」核实。`;
}
