import { z } from 'zod';
import { ATTACHMENT_KIND_IDS, ATTACHMENT_KINDS } from '../domain/attachments/attachment-kinds.js';
import { MEDIA_TYPES, type MediaType } from '../domain/attachments/media-type.js';

/** What the API takes and answers about the attachments of a case. */

const text = (description: string) => z.string().meta({ description });

const kinds = ATTACHMENT_KIND_IDS.map((kind) => `${kind} ${ATTACHMENT_KINDS[kind].label}`).join('、');

export const attachmentKindSchema = z
  .enum(ATTACHMENT_KIND_IDS, { error: `「kind」应为以下之一：${kinds}。` })
  .meta({ description: `附件种类：${kinds}` });

export const addAttachmentSchema = z
  .strictObject({ kind: attachmentKindSchema })
  .meta({ id: 'AddAttachment', description: '附件种类' });
export type AddAttachment = z.infer<typeof addAttachmentSchema>;

export const attachmentSchema = z
  .object({
    id: z.string().meta({ description: '附件编号，办理事项以此引用', examples: ['att-3f0c9a7e51b24d08'] }),
    caseNo: text('案号'),
    kind: attachmentKindSchema,
    label: text('种类'),
    type: z
      .enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]])
      .meta({ description: '格式（按内容判断）' }),
    bytes: z.number().meta({ description: '保存的字节数' }),
    sha256: text('所存文件的摘要（SHA-256）；已去除拍摄地点等信息，故与原文件不同'),
    addedOn: z.string().meta({ description: '上传日期（县历）', format: 'date' }),
    addedAt: z.string().meta({ description: '上传时刻', format: 'date-time' }),
    addedBy: text('上传人账号'),
    addedByName: text('上传人'),
    removedAt: z
      .string()
      .meta({ description: '删除时刻（两人办理）；null 为未删除', format: 'date-time' })
      .nullable(),
  })
  .meta({ id: 'Attachment', description: '案件附件' });
export type AttachmentAnswer = z.infer<typeof attachmentSchema>;

export const attachmentListSchema = z
  .object({ caseNo: z.string(), attachments: z.array(attachmentSchema) })
  .meta({ id: 'AttachmentList', description: '本案附件中本岗位可以查看的' });
export type AttachmentList = z.infer<typeof attachmentListSchema>;
