import { z } from 'zod';
import { dateText, onlyThese } from '../../contracts/http-schemas.js';

const number = (label: string, description: string) =>
  z
    .string(`「${label}」应为文字。`)
    .max(64, `「${label}」至多 64 位。`)
    .regex(/^\P{Cc}*$/u, `「${label}」中有不可见的字符。`)
    .optional()
    .meta({ description });

const KINDS = ['present', 'truant', 'leave', 'sick_leave', 'personal_leave'] as const;

const mark = onlyThese({
  pupil: number('学生编号', '学生编号，如 p-k3v6x2m7qa'),
  studentNumber: number('学籍号', '学籍号'),
  idNumber: number('身份证号', '身份证号'),
  date: dateText('日期').meta({ description: '日期', examples: ['2026-09-01'] }),
  kind: z
    .enum(KINDS, `「情况」应为 ${KINDS.join('、')} 之一。`)
    .meta({ description: '到校、旷课、请假、病假、事假' }),
}).meta({ description: '一名学生一天的考勤；学生编号、学籍号、身份证号至少一项' });

/** What an attendance machine or another system sends. */
export const attendanceFeed = onlyThese({
  marks: z.array(mark, '「考勤」应为列表。').min(1, '至少一条。').max(5_000, '一次至多 5000 条。'),
}).meta({ example: { marks: [{ pupil: 'p-k3v6x2m7qa', date: '2026-09-01', kind: 'truant' }] } });

export type AttendanceFeed = z.output<typeof attendanceFeed>;
