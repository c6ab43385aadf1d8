import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';

const date = z
  .string()
  .refine((text) => parsePlainDate(text) !== undefined, '日期应为 2026-09-01 形式的真实日期')
  .transform((text) => text as PlainDate)
  .meta({ description: '日期', example: '2026-09-01' });

const mark = z
  .strictObject({
    pupil: z
      .string()
      .max(64)
      .regex(/^\P{Cc}*$/u)
      .optional()
      .meta({ description: '学生编号，如 p-k3v6x2m7qa' }),
    studentNumber: z
      .string()
      .max(32)
      .regex(/^\P{Cc}*$/u)
      .optional()
      .meta({ description: '学籍号' }),
    idNumber: z
      .string()
      .max(32)
      .regex(/^\P{Cc}*$/u)
      .optional()
      .meta({ description: '身份证号' }),
    date,
    kind: z
      .enum(
        ['present', 'truant', 'leave', 'sick_leave', 'personal_leave'],
        '情况应为 present、truant、leave、sick_leave、personal_leave 之一',
      )
      .meta({ description: '到校、旷课、请假、病假、事假' }),
  })
  .meta({ description: '一名学生一天的考勤；学生编号、学籍号、身份证号至少一项' });

/** What an attendance machine or another system sends. */
export const attendanceFeed = z
  .strictObject({ marks: z.array(mark).min(1, '至少一条').max(5_000, '一次至多 5000 条') })
  .meta({ example: { marks: [{ pupil: 'p-k3v6x2m7qa', date: '2026-09-01', kind: 'truant' }] } });

export type AttendanceFeed = z.output<typeof attendanceFeed>;
