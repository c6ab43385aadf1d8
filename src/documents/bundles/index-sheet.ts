import { AlignmentType, Document, Packer, type Paragraph, type Table } from 'docx';
import { withFallbacks } from '../layout/build-template.js';
import { FONTS, sectionFor, SIZE } from '../layout/page.js';
import { dataTable } from '../layout/tables.js';
import { paragraph } from '../layout/text.js';
import type { BundleHead, IndexRow } from './bundle-item.js';

/** Half points: a digest fits on one line. */
const DIGEST = 20;

/** The first sheets of a bundle: what it is, what is missing, what stands on which page, and every file's digest. */
export function indexSheet(head: BundleHead, rows: readonly IndexRow[]): Promise<Buffer> {
  const missing =
    head.missing.length === 0
      ? [paragraph('材料齐备。', { size: SIZE.small })]
      : [
          paragraph('尚缺下列材料，本卷不完整：', { size: SIZE.small, name: FONTS.heading }),
          ...head.missing.map((each, i) => paragraph(`${i + 1}.${each}`, { size: SIZE.small })),
        ];
  return sheetOf(head.title, [
    dataTable([3, 12], head.lines, { heading: false }),
    paragraph(''),
    ...missing,
    paragraph(''),
    dataTable(
      [1.5, 4, 4, 4, 3.3, 2.8],
      [['序号', '类别', '材料名称', '文号', '日期', '页次'], ...rows.map(indexed)],
    ),
    paragraph('卷内材料校验值（SHA-256）：', { size: SIZE.table, keepNext: true }),
    dataTable([1.5, 17], [['序号', '校验值'], ...rows.map(({ no, sha256 }) => [String(no), sha256])], {
      size: DIGEST,
    }),
  ]);
}

function indexed({ no, part, title, number, on, from, to }: IndexRow): readonly string[] {
  const pages = from === null ? '见附件包' : from === to ? String(from) : `${from}—${to}`;
  return [String(no), part, title, number ?? '—', on, pages];
}

/** A sheet with a title; its own page numbers are left to the bundle. */
export async function sheetOf(title: string, children: readonly (Paragraph | Table)[]): Promise<Buffer> {
  const { properties } = sectionFor('form', '');
  const document = new Document({
    title,
    creator: '一个都不能少',
    sections: [
      {
        ...(properties ? { properties } : {}),
        children: [
          paragraph(title, { alignment: AlignmentType.CENTER, name: FONTS.title, size: SIZE.title }),
          paragraph(''),
          ...children,
        ],
      },
    ],
  });
  return withFallbacks(await Packer.toBuffer(document));
}
