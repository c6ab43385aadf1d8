import {
  AlignmentType,
  DocumentGridType,
  Footer,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';

/** GB/T 9704-2012: A4, type area 156 × 225 mm, 37 mm above, 28 mm at the binding edge. Twips: 1 mm = 56.6929. */
const mm = (length: number) => Math.round(length * 56.6929);

export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  page: '宋体',
} as const;

/** What to use where an office's computer lacks a font: named in the file, so that nobody has to be asked. */
export const FALLBACKS: Readonly<Record<string, string>> = {
  [FONTS.body]: 'FangSong;仿宋;FangSong_GB2312;Noto Serif CJK SC',
  [FONTS.title]: 'FZXiaoBiaoSong-B05S;小标宋体;STZhongsong;SimSun;Noto Serif CJK SC',
  [FONTS.heading]: 'SimHei;Noto Sans CJK SC',
  [FONTS.page]: 'SimSun;Noto Serif CJK SC',
};

/** 22 lines on 225 mm. */
export const LINE = Math.round(mm(225) / 22);
/**
 * 28 characters of 16 pt on 156 mm want a quarter of a point less each, in twips. It stands on the characters and
 * not in the page's grid: LibreOffice gives a character wider than its cell two cells.
 */
export const CHARACTER_SPACING = -5;
/** Half points: 3号, 2号, 4号, 小初-ish for the red head. */
export const SIZE = { body: 32, title: 44, small: 28, head: 62 } as const;

export const section = {
  properties: {
    page: {
      size: { width: mm(210), height: mm(297) },
      margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23), header: mm(15) },
    },
    grid: { type: DocumentGridType.LINES, linePitch: LINE },
  },
  footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
} satisfies Omit<ISectionOptions, 'children'>;

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
            font: { ascii: FONTS.page, hAnsi: FONTS.page, eastAsia: FONTS.page },
          }),
        ],
      }),
    ],
  });
}
