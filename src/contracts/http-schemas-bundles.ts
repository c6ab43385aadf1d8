import { z } from 'zod';

/** What the API answers about bound files: the court's bundle and 一生一案. */

const text = (description: string) => z.string().meta({ description });
const date = (description: string) => z.string().meta({ description, format: 'date' });

export const bundleEntrySchema = z.object({
  no: z.number().meta({ description: '序号' }),
  part: text('类别'),
  title: text('材料名称'),
  number: text('文号').nullable(),
  on: date('日期'),
  sha256: text('校验值'),
  file: text('在压缩包中的文件名'),
  from: z.number().nullable().meta({ description: '起页；不能打印、只在压缩包中的为 null' }),
  to: z.number().nullable().meta({ description: '止页' }),
});

export const bundleSchema = z
  .object({
    id: text('卷宗编码'),
    caseNo: text('案件编号'),
    kind: z.enum(['court', 'file']).meta({ description: 'court 申请强制执行材料卷、file 一生一案' }),
    asOf: date('截至日期；法院材料卷为 null').nullable(),
    missing: z.array(z.string()).meta({ description: '尚缺的材料；空为齐备' }),
    entries: z.array(bundleEntrySchema),
    pages: z.number().meta({ description: '总页数' }),
    pdfSha256: text('PDF 校验值'),
    zipSha256: text('压缩包校验值'),
    madeOn: date('生成日期'),
    madeBy: text('生成人账号'),
  })
  .meta({ id: 'Bundle', description: '已生成并固定的卷宗' });
export type BundleAnswer = z.infer<typeof bundleSchema>;

export const bundleListSchema = z
  .object({ caseNo: z.string(), bundles: z.array(bundleSchema) })
  .meta({ id: 'BundleList', description: '本案已生成的卷宗' });
export type BundleList = z.infer<typeof bundleListSchema>;

export const fileContentsSchema = z
  .object({
    caseNo: text('案件编号'),
    asOf: date('截至日期'),
    standing: text('当日状态'),
    parts: z.array(
      z.object({
        heading: text('类别'),
        events: z.array(z.object({ on: date('日期'), by: text('办理'), what: text('事项') })),
        documents: z.array(
          z.object({ label: text('文书'), number: text('文号'), on: date('日期'), void: z.boolean() }),
        ),
        attachments: z.array(z.object({ label: text('附件'), on: date('日期'), bound: z.boolean() })),
      }),
    ),
  })
  .meta({ id: 'FileContents', description: '一生一案在某日的目录' });
export type FileContents = z.infer<typeof fileContentsSchema>;
