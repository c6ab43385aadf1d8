import { z } from 'zod';
import type { ShownCase } from '../domain/access/shown-case.js';
import type { AvailableAction } from '../domain/ladder/available-actions.js';

/** What the API answers about cases. The console infers its types from here. */

const said = <Schema extends z.ZodType>(schema: Schema, description: string) => schema.meta({ description });
const text = (description: string) => said(z.string(), description);
const date = (description: string) => z.string().meta({ description, format: 'date' });

/** A domain value as it is: its type is the domain's, written there once. */
const domain = <Value>(description: string) => z.custom<Value>().meta({ description, type: 'object' });

export const childSchema = z
  .object({
    code: text('学生编码'),
    name: text('姓名；不需要知道姓名的岗位只见姓氏'),
    masked: said(z.boolean(), '姓名是否已隐去'),
    grade: said(z.number().nullable(), '年级'),
    classNo: said(z.number().nullable(), '班级'),
    studentNumber: said(z.string().nullable(), '学籍号（部分隐去）'),
    idNumber: said(z.string().nullable(), '身份证件号（部分隐去）'),
    guardianName: said(z.string().nullable(), '监护人；不需要知道姓名的岗位只见姓氏'),
    phone: said(z.string().nullable(), '监护人电话（部分隐去）'),
  })
  .meta({ id: 'Child', description: '学生（按岗位脱敏）' });
export type Child = z.infer<typeof childSchema>;

const named = z.object({ code: z.string(), name: z.string() });

const awaitingSchema = z.object({
  what: text('等待事项代码'),
  words: text('等待事项'),
  role: text('承办岗位代码'),
  roleLabel: text('承办岗位'),
  office: text('承办单位代码'),
  officeName: text('承办单位').nullable(),
  from: date('可办理之日'),
  dueOn: date('期限（最后一日）').nullable(),
  clause: text('依据'),
});

const nextEventSchema = z.object({
  on: date('发生日期'),
  kind: text('种类代码'),
  words: text('届时会发生什么、告诉谁、依据哪一条'),
  role: text('岗位代码'),
  roleLabel: text('岗位'),
  clause: text('依据'),
});

export const caseItemSchema = z
  .object({
    caseNo: text('案号'),
    seq: said(z.number(), '版本：到目前为止的事件数，可作 If-Match'),
    child: childSchema,
    regime: z.object({ id: z.string(), version: z.string(), title: z.string() }),
    township: named,
    school: named,
    schoolClass: text('班级代码'),
    standing: text('状态代码'),
    standingLabel: text('状态'),
    rung: text('阶段代码'),
    rungLabel: text('阶段'),
    openedOn: date('立案日期'),
    absentSince: date('缺勤开始日期'),
    awaiting: awaitingSchema.nullable(),
    overdue: said(z.boolean(), '是否逾期'),
    overdueDays: said(z.number(), '逾期天数（自然日）'),
    stuckSince: date('卡住之日').nullable(),
    nextEvent: nextEventSchema.nullable(),
  })
  .meta({ id: 'CaseItem', description: '案件概要' });
export type CaseItem = z.infer<typeof caseItemSchema>;

export const caseDetailSchema = caseItemSchema
  .extend({
    view: domain<ShownCase>(
      '案件全貌（代码与日期，不含个人信息；不需知悉健康情况的岗位，相关内容为 withheld）',
    ),
  })
  .meta({ id: 'CaseDetail', description: '案件' });
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const caseListSchema = z
  .object({
    items: z.array(caseItemSchema),
    nextCursor: said(z.string().nullable(), '下一页；没有时为 null'),
  })
  .meta({ id: 'CaseList', description: '案件列表：逾期最久的在前，其次最先到期的，已销号的在最后' });
export type CaseList = z.infer<typeof caseListSchema>;

const tally = {
  cases: said(z.number(), '件数'),
  overdue: said(z.number(), '逾期'),
  stuck: said(z.number(), '卡住'),
  awaitingMe: said(z.number(), '等待本岗位'),
};
export const caseCountsSchema = z
  .object({
    today: date('县历今天'),
    total: z.object({ ...tally, open: said(z.number(), '未销号') }),
    byRung: said(
      z.array(z.object({ rung: z.string(), label: z.string(), ...tally })),
      '各阶段在办（不含已离开阶梯的）',
    ),
    byStanding: z.array(z.object({ standing: z.string(), label: z.string(), ...tally })),
  })
  .meta({ id: 'CaseCounts', description: '件数' });
export type CaseCounts = z.infer<typeof caseCountsSchema>;

export const timelineSchema = z
  .object({
    caseNo: z.string(),
    entries: z.array(
      z.object({
        seq: said(z.number(), '序号'),
        on: date('县历日期'),
        at: z.string().meta({ description: '实际时刻', format: 'date-time' }),
        type: text('事件代码'),
        words: text('发生了什么'),
        via: text('person 本人、operator 运维信号、machine 系统送入、clock 时钟'),
        by: z
          .object({
            user: z.string(),
            name: z.string(),
            role: z.string(),
            roleLabel: z.string(),
            office: z.string(),
            actingFor: said(z.object({ user: z.string(), name: z.string() }).nullable(), '代理何人办理'),
          })
          .nullable(),
        narrative: z
          .object({
            text: z.string().nullable(),
            childWords: z.string().nullable(),
            words: said(
              z.array(z.object({ name: z.string(), label: z.string(), text: z.string() })).readonly(),
              '办理事项所列的文字（见证人、意见等）',
            ),
          })
          .nullable(),
        /** Set where there may be words that this reader is not shown; whether there are is not told either. */
        wordsWithheld: said(z.boolean(), '此事项的文字记述依规不显示'),
        facts: said(z.record(z.string(), z.unknown()), '事件内容（代码与日期）'),
      }),
    ),
  })
  .meta({ id: 'Timeline', description: '办理经过' });
export type Timeline = z.infer<typeof timelineSchema>;

export const actionsSchema = z
  .object({
    caseNo: z.string(),
    today: date('县历今天'),
    actions: z.array(domain<AvailableAction>('事项、填写内容，以及现在不能办理的原因（能办理时为 null）')),
  })
  .meta({ id: 'Actions', description: '本人可办理的事项' });
export type Actions = z.infer<typeof actionsSchema>;

const LEDGER = ['current', 'behind'] as const;
const ledger = said(z.enum(LEDGER), 'current：台账已更新；behind：已办理，台账稍后更新');
export type LedgerState = (typeof LEDGER)[number];

export const actAnswerSchema = z
  .object({ view: domain<ShownCase>('办理后的案件'), ledger })
  .meta({ id: 'ActAnswer', description: '办理结果' });
export type ActAnswer = z.infer<typeof actAnswerSchema>;

export const reportAnswerSchema = z
  .object({
    caseNo: text('案号'),
    opened: said(z.boolean(), 'true：由这次报告立案；false：该生已有未销号的案件'),
    view: domain<ShownCase>('该生的案件'),
    ledger,
  })
  .meta({ id: 'ReportAnswer', description: '报告结果' });
export type ReportedCase = z.infer<typeof reportAnswerSchema>;
