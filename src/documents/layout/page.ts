import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';

/** GB/T 9704-2012: A4, type area 156 × 225 mm, 37 mm above, 28 mm at the binding edge. Twips: 1 mm = 56.6929. */
export const mm = (length: number) => Math.round(length * 56.6929);

export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  page: '宋体',
} as const;

/**
 * What to use where a computer lacks a font, best first: named in the file for Word, and given to LibreOffice when it
 * prints. Nothing else may take a font's place; `rendering.test.ts` looks into the PDF.
 */
export const FALLBACKS: Readonly<Record<string, string>> = {
  [FONTS.body]: 'FangSong;仿宋;FangSong_GB2312;STFangsong;Noto Serif CJK SC',
  [FONTS.title]: 'FZXiaoBiaoSong-B05S;小标宋体;STZhongsong;Noto Serif CJK SC',
  [FONTS.heading]: 'SimHei;Noto Sans CJK SC',
  [FONTS.page]: 'SimSun;Noto Serif CJK SC',
};

/** 22 lines on 225 mm: rounded down, for a twip too much would leave room for 21. */
export const LINE = Math.floor(mm(225) / 22);
/**
 * 28 characters of 16 pt on 156 mm want a quarter of a point less each, in twips. It stands on the characters and
 * not in the page's grid: LibreOffice gives a character wider than its cell two cells.
 */
export const CHARACTER_SPACING = -5;
/** Half points: 3号, 2号, 4号, the red head, and the lines of a table. */
export const SIZE = { body: 32, title: 44, small: 28, head: 62, table: 24 } as const;
/** Of the type area. */
export const WIDTH = mm(156);
export const RED = 'FF0000';

export const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/**
 * `standard`: the page of the standard, for what is written in lines. `form`: less room above and below, so that a
 * form and its seal stand on one sheet. `letter`: 信函格式 (GB/T 9704-2012, 10.1).
 */
export type PageKind = 'standard' | 'form' | 'letter';

type Section = Omit<ISectionOptions, 'children'>;

export function sectionFor(page: PageKind, agency: string): Section {
  const numbers = { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) };
  const size = { width: mm(210), height: mm(297) };
  const grid = { type: DocumentGridType.LINES, linePitch: LINE };
  const margin = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23), header: mm(15) };
  switch (page) {
    case 'standard':
      return { properties: { page: { size, margin }, grid }, footers: numbers };
    case 'form':
      return {
        properties: {
          page: { size, margin: { ...margin, top: mm(24), bottom: mm(24), footer: mm(13) } },
        },
        footers: numbers,
      };
    case 'letter':
      return {
        properties: { page: { size, margin: { ...margin, header: mm(30) } }, grid, titlePage: true },
        headers: { first: letterHead(agency), default: new Header({ children: [new Paragraph('')] }) },
        footers: { ...numbers, first: letterFoot() },
      };
  }
}

/** 「— 1 —」 in 4号 宋体, odd pages right, even pages left, one character from the edge. */
function pageNumber(alignment: (typeof AlignmentType)['RIGHT'] | (typeof AlignmentType)['LEFT']): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: SIZE.small * 10, right: SIZE.small * 10 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: SIZE.small,
            font: font(FONTS.page),
          }),
        ],
      }),
    ],
  });
}

/** The two rules of a letter are 170 mm long: 20 mm from either edge of the sheet. */
const ACROSS = { left: -mm(8), right: -mm(6) };

/** The body's name 30 mm below the sheet's edge, and 4 mm beneath it a red double rule, the thick one above. */
function letterHead(agency: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: ACROSS,
        spacing: { line: 800, lineRule: LineRuleType.EXACT, after: LINE / 2 },
        border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 11 } },
        children: [new TextRun({ text: agency, size: SIZE.head, color: RED, font: font(FONTS.title) })],
      }),
    ],
  });
}

/** The second rule 20 mm above the lower edge, the thin one above; the first page of a letter bears no number. */
function letterFoot(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        indent: ACROSS,
        spacing: { line: 60, lineRule: LineRuleType.EXACT },
        border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 1 } },
        children: [],
      }),
    ],
  });
}
