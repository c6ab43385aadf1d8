import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type Table } from 'docx';
import { FONTS, LINE, RED, SIZE, type PageKind } from './page.js';
import { form, imprint, listTable, twoParties, type FormRow, type ListColumns } from './tables.js';
import { chars, empty, exact, paragraph, seal, words } from './text.js';

/** A template: the page it stands on, and the pieces it is made of; texts may hold {fields}. */
export interface Sheet {
  readonly page: PageKind;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'redHead'; readonly agency: string; readonly number: string; readonly signer?: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** The number of a letter stands at the right, beneath the first rule. */
  | { readonly kind: 'letterNumber'; readonly text: string }
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A field of several lines: flush left, for justified lines would be torn apart at their breaks. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'seal'; readonly agency: string; readonly note?: string }
  | { readonly kind: 'lines'; readonly texts: readonly string[] }
  | { readonly kind: 'form'; readonly rows: readonly FormRow[] }
  | ({ readonly kind: 'list' } & ListColumns)
  | { readonly kind: 'twoParties'; readonly parties: readonly [string, string] }
  /** Small print under a form. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'imprint'; readonly copyTo: string };

/** What follows decides what stays together: a seal never stands alone on a page, nor a heading without its list. */
export function layOut(block: Block, page: PageKind, next?: Block): readonly (Paragraph | Table)[] {
  const beforeSeal = next?.kind === 'seal';
  const beforeList = next?.kind === 'list';
  const first = { indent: { firstLine: chars(2) } };
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
        ...(page === 'form' || next?.kind === 'number' ? [] : [empty()]),
      ];
    case 'number':
      return [
        paragraph(block.text, {
          alignment: AlignmentType.CENTER,
          ...(page === 'form' ? { size: SIZE.small } : {}),
        }),
        ...(page === 'form' ? [] : [empty()]),
      ];
    case 'letterNumber':
      return [paragraph(block.text, { alignment: AlignmentType.RIGHT }), empty()];
    case 'to':
      return [paragraph(block.text, { keepNext: beforeSeal })];
    case 'text':
      return [
        paragraph(block.text, {
          ...first,
          alignment: AlignmentType.BOTH,
          keepNext: beforeSeal,
          keepLines: beforeSeal,
        }),
      ];
    case 'quote':
      return [paragraph(block.text, { ...first, keepNext: beforeSeal })];
    case 'heading':
      return [paragraph(block.text, { ...first, name: FONTS.heading, keepNext: true })];
    case 'seal':
      return seal(block.agency, block.note ?? '（盖章处）', page === 'form');
    case 'lines':
      return [
        empty(),
        ...block.texts.map((text) => paragraph(text, { keepLines: true, keepNext: beforeList })),
      ];
    case 'form':
      return [form(block.rows)];
    case 'list':
      return [listTable(block), empty()];
    case 'twoParties':
      return [empty(), twoParties(block.parties)];
    case 'note':
      return [
        paragraph(block.text, {
          size: SIZE.table,
          spacing: { line: 360, lineRule: LineRuleType.EXACT },
        }),
      ];
    case 'imprint':
      return [empty(), imprint(block.copyTo)];
  }
}

/** 发文机关标志 red and centred, the number beneath, a red rule 4 mm below it; upwards with the signer's place. */
function redHead({ agency, number, signer }: Extract<Block, { kind: 'redHead' }>): readonly Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 1400, after: LINE, line: 900, lineRule: LineRuleType.EXACT },
      children: [words(agency, { name: FONTS.title, size: SIZE.head, color: RED })],
    }),
    new Paragraph({
      alignment: signer ? AlignmentType.LEFT : AlignmentType.CENTER,
      spacing: exact,
      ...(signer ? { tabStops: [{ type: 'right' as const, position: chars(27) }] } : {}),
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
      children: [words(signer ? `　${number}\t${signer}` : number)],
    }),
    empty(),
    empty(),
  ];
}
