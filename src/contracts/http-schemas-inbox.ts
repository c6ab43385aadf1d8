import { z } from 'zod';
import { INBOX, type InboxBox } from '../domain/access/inbox.js';
import { onlyThese } from './http-schemas.js';
import { childSchema } from './http-schemas-answers.js';

/** What lands on a desk, and how far its owner has read. */

const text = (description: string) => z.string().meta({ description });

export const inboxSchema = z
  .object({
    today: z.string().meta({ description: '县历今天', format: 'date' }),
    boxes: z.array(
      z.object({
        box: z.enum(Object.keys(INBOX) as [InboxBox, ...InboxBox[]]),
        label: text('种类'),
        count: z.number().meta({ description: '件数，至多 101' }),
        entries: z.array(
          z.object({
            caseNo: text('案号'),
            child: childSchema,
            school: text('学校'),
            words: text('要办的是什么、谁在何时提出'),
            act: text('由哪一事项办理').nullable(),
            dueOn: z.string().meta({ description: '期限', format: 'date' }).nullable(),
            overdue: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Inbox', description: '收件箱：申请、审批、答复和退回' });
export type Inbox = z.infer<typeof inboxSchema>;

export const seenRequestSchema = onlyThese({
  seq: z
    .number({ error: '「seq」应为正整数。' })
    .int({ error: '「seq」应为正整数。' })
    .min(1, { error: '「seq」应为正整数。' })
    .meta({ description: '读到的最后一个事件序号', examples: [7] }),
});
export type SeenRequest = z.infer<typeof seenRequestSchema>;
