import { z } from 'zod';
import { askSchema } from './http-schemas-documents.js';

/** What the API answers about the templates of documents. */

const text = (description: string) => z.string().meta({ description });
const date = (description: string) => z.string().meta({ description, format: 'date' });

const fieldSchema = z.object({ field: text('字段，在模板中写作 {字段}'), meaning: text('含义') });

export const templateSchema = z
  .object({
    kind: text('种类代码'),
    label: text('种类'),
    /** Whose template it is. */
    agency: text('单位代码：县、乡镇或学校'),
    origin: z.enum(['shipped', 'own', 'county']).meta({
      description: 'shipped 系统自带、own 本单位上传、county 沿用县级上传',
    }),
    version: z.number().nullable().meta({ description: '版本号；系统自带的为 null' }),
    from: date('启用日期').nullable(),
    changedBy: text('上传人账号').nullable(),
    sha256: text('文件摘要（SHA-256）'),
    required: z.array(fieldSchema).meta({ description: '模板中必须有的字段' }),
    known: z.array(fieldSchema).meta({ description: '模板中可以有的字段' }),
    asks: z.array(askSchema).meta({ description: '出具时由出具人填写的内容' }),
    warning: text('出具前须知').nullable(),
  })
  .meta({ id: 'Template', description: '文书模板' });
export type TemplateAnswer = z.infer<typeof templateSchema>;

export const templateListSchema = z
  .object({ agency: z.string(), templates: z.array(templateSchema) })
  .meta({ id: 'TemplateList', description: '各种文书的模板' });
export type TemplateList = z.infer<typeof templateListSchema>;
