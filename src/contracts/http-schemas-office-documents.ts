import { z } from 'zod';

const text = (description: string) => z.string().meta({ description });

export const officeDocumentSchema = z
  .object({
    id: text('文书编码'),
    kind: text('种类代码'),
    label: text('种类'),
    agency: text('出具单位代码'),
    number: text('文号'),
    copies: z.number().meta({ description: '份数' }),
    issuedOn: z.string().meta({ description: '出具日期', format: 'date' }),
    issuedBy: text('出具人账号'),
    sha256: text('文件摘要（SHA-256）'),
  })
  .meta({ id: 'OfficeDocument', description: '单位之间的文书' });
export type OfficeDocumentAnswer = z.infer<typeof officeDocumentSchema>;

export const officeDocumentListSchema = z
  .object({ documents: z.array(officeDocumentSchema) })
  .meta({ id: 'OfficeDocumentList', description: '单位之间的文书' });
export type OfficeDocumentList = z.infer<typeof officeDocumentListSchema>;

export const officeDocumentRequestSchema = z
  .strictObject({
    fields: z
      .record(z.string().max(20), z.string().max(2_000))
      .meta({ description: '由出具人填写的内容；各种文书须填什么见 GET /templates' }),
  })
  .meta({ id: 'IssueOfficeDocument', description: '出具单位之间的文书' });
export type OfficeDocumentRequest = z.infer<typeof officeDocumentRequestSchema>;
