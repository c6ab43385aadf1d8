import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { CHARACTER_SPACING, font, FONTS, LINE, SIZE } from './page.js';

export const exact = { line: LINE, lineRule: LineRuleType.EXACT } as const;
/** The width of so many characters of the body. */
export const chars = (count: number) => count * (SIZE.body * 10 + CHARACTER_SPACING);

export function words(text: string, options: { size?: number; name?: string; color?: string } = {}): TextRun {
  const size = options.size ?? SIZE.body;
  return new TextRun({
    text,
    size,
    ...(size === SIZE.body ? { characterSpacing: CHARACTER_SPACING } : {}),
    font: font(options.name ?? FONTS.body),
    ...(options.color ? { color: options.color } : {}),
  });
}

export function paragraph(
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

export const empty = () => paragraph('');

/**
 * Signature and date stand in one column whose middle is the middle of the date, four characters from the edge; the
 * seal goes over both (GB/T 9704-2012, 7.3.5). An unprinted place is kept for it; it never stands alone on a page.
 * @param close without the empty line above, under a form.
 */
export function seal(agency: string, note: string, close = false): readonly Paragraph[] {
  const column = {
    alignment: AlignmentType.CENTER,
    indent: { left: chars(12) },
    keepNext: true,
    keepLines: true,
  } as const;
  return [
    ...(close ? [] : [paragraph('', { keepNext: true })]),
    paragraph(note, { ...column, size: SIZE.table }),
    paragraph(agency, column),
    paragraph('{成文日期}', { ...column, keepNext: false }),
  ];
}
