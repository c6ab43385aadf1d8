import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { CHARACTER_SPACING, FONTS, LINE, SIZE } from './page.js';

/** The pieces a document is made of; texts may hold {fields}. */
export type Block =
  | { readonly kind: 'redHead'; readonly agency: string; readonly number: string; readonly signer?: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A field of several lines: flush left, for justified lines would be torn apart at their breaks. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'seal'; readonly agency: string; readonly note?: string }
  | { readonly kind: 'lines'; readonly texts: readonly string[] }
  | { readonly kind: 'form'; readonly rows: readonly (readonly [label: string, text: string])[] }
  | {
      readonly kind: 'list';
      readonly list: string;
      readonly columns: readonly (readonly [heading: string, share: number])[];
    }
  | { readonly kind: 'imprint'; readonly copyTo: string };

const WIDTH = 8844; // 156 mm in twips
const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
const exact = { line: LINE, lineRule: LineRuleType.EXACT } as const;
const chars = (count: number) => count * SIZE.body * 10;

function words(text: string, options: { size?: number; name?: string; color?: string } = {}): TextRun {
  return new TextRun({
    text,
    size: options.size ?? SIZE.body,
    ...(options.size === undefined || options.size === SIZE.body
      ? { characterSpacing: CHARACTER_SPACING }
      : {}),
    font: font(options.name ?? FONTS.body),
    ...(options.color ? { color: options.color } : {}),
  });
}

function paragraph(
  text: string,
  options: IParagraphOptions & { name?: string; size?: number } = {},
): Paragraph {
  const { name, size, ...rest } = options;
  return new Paragraph({
    spacing: exact,
    ...rest,
    children: [words(text, { ...(name ? { name } : {}), ...(size ? { size } : {}) })],
  });
}

const empty = () => paragraph('');

/** @param beforeSeal the words before the seal's place stay with it: a seal never stands alone on a page. */
export function layOut(block: Block, beforeSeal = false): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'redHead':
      return redHead(block);
    case 'title':
      return [
        paragraph(block.text, {
          alignment: AlignmentType.CENTER,
          name: FONTS.title,
          size: SIZE.title,
          spacing: { line: 700, lineRule: LineRuleType.EXACT },
          keepNext: true,
        }),
        empty(),
      ];
    case 'number':
      return [paragraph(block.text, { alignment: AlignmentType.CENTER }), empty()];
    case 'to':
    case 'plain':
      return [paragraph(block.text, { keepNext: beforeSeal })];
    case 'text':
      return [
        paragraph(block.text, {
          indent: { firstLine: chars(2) },
          alignment: AlignmentType.BOTH,
          keepNext: beforeSeal,
          keepLines: beforeSeal,
        }),
      ];
    case 'quote':
      return [paragraph(block.text, { indent: { firstLine: chars(2) } })];
    case 'heading':
      return [
        paragraph(block.text, { indent: { firstLine: chars(2) }, name: FONTS.heading, keepNext: true }),
      ];
    case 'seal':
      return seal(block);
    case 'lines':
      return [empty(), ...block.texts.map((text) => paragraph(text, { keepLines: true }))];
    case 'form':
      return [form(block.rows)];
    case 'list':
      return [listTable(block), empty()];
    case 'imprint':
      return [empty(), imprint(block.copyTo)];
  }
}

/** 发文机关标志 red and centred, the number beneath, a red rule 4 mm below it; upwards with the signer's place. */
function redHead({ agency, number, signer }: Extract<Block, { kind: 'redHead' }>): readonly Paragraph[] {
  const red = 'FF0000';
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 1400, after: LINE, line: 900, lineRule: LineRuleType.EXACT },
      children: [words(agency, { name: FONTS.title, size: SIZE.head, color: red })],
    }),
    new Paragraph({
      alignment: signer ? AlignmentType.LEFT : AlignmentType.CENTER,
      indent: signer ? { left: chars(1), right: chars(1) } : {},
      spacing: exact,
      ...(signer ? { tabStops: [{ type: 'right', position: WIDTH - chars(1) }] } : {}),
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
      children: [words(signer ? `${number}\t${signer}` : number)],
    }),
    empty(),
    empty(),
  ];
}

/** The body that signs, the date four characters from the edge, and an empty place for the seal; never alone on a page. */
function seal({ agency, note }: Extract<Block, { kind: 'seal' }>): readonly Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, keepNext: true, keepLines: true } as const;
  return [
    paragraph('', { keepNext: true }),
    paragraph(note ?? '（盖章处）', { ...right, indent: { right: chars(5) } }),
    paragraph(agency, { ...right, indent: { right: chars(2) } }),
    paragraph('{成文日期}', { ...right, keepNext: false, indent: { right: chars(4) } }),
  ];
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const borders = { top: rule, bottom: rule, left: rule, right: rule };

function cell(text: string, width: number, centred: boolean, size: number = SIZE.small): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 400, lineRule: LineRuleType.AT_LEAST },
        children: [words(text, { size })],
      }),
    ],
  });
}

function table(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    rows: [...rows],
  });
}

function form(rows: readonly (readonly [string, string])[]): Table {
  const widths = [2200, WIDTH - 2200];
  return table(
    rows.map(
      ([label, text]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, widths[0] ?? 0, true), cell(text, widths[1] ?? 0, false)],
        }),
    ),
    widths,
  );
}

function listTable({ list, columns }: Extract<Block, { kind: 'list' }>): Table {
  const whole = columns.reduce((sum, [, share]) => sum + share, 0);
  const widths = columns.map(([, share]) => Math.floor((WIDTH * share) / whole));
  const last = columns.length - 1;
  const fields = columns.map(
    ([heading], i) => `${i === 0 ? `{#${list}}` : ''}{${heading}}${i === last ? `{/${list}}` : ''}`,
  );
  return table(
    [
      new TableRow({
        tableHeader: true,
        children: columns.map(([heading], i) => cell(heading, widths[i] ?? 0, true, 24)),
      }),
      new TableRow({
        cantSplit: true,
        children: fields.map((text, i) => cell(text, widths[i] ?? 0, true, 24)),
      }),
    ],
    widths,
  );
}

/** 版记: who else gets it, and by whom and when it was printed, between rules. */
function imprint(copyTo: string): Table {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const row = (text: string, top: typeof thick | typeof thin, bottom: typeof thick | typeof thin) =>
    new TableRow({
      children: [
        new TableCell({
          width: { size: WIDTH, type: WidthType.DXA },
          borders: { top, bottom, left: none, right: none },
          children: [
            new Paragraph({
              indent: { left: 280, right: 280 },
              children: [words(text, { size: SIZE.small })],
            }),
          ],
        }),
      ],
    });
  return table(
    [row(`抄送：${copyTo}`, thick, thin), row('{发文机关}　　{成文日期}印发', thin, thick)],
    [WIDTH],
  );
}
