import { Document, Packer } from 'docx';
import PizZip from 'pizzip';
import { layOut, type Sheet } from './blocks.js';
import { FALLBACKS, FONTS, sectionFor, SIZE } from './page.js';

/** A template as a Word file: the layout is the standard's, the words are the blocks'. */
export async function buildTemplate(title: string, { page, blocks }: Sheet): Promise<Buffer> {
  const document = new Document({
    title,
    creator: '一个都不能少',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            size: SIZE.body,
            font: { ascii: FONTS.body, hAnsi: FONTS.body, eastAsia: FONTS.body },
            // Figures and letters are no Chinese: as such a number would be broken at a line's end.
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        ...sectionFor(page, '{发文机关}'),
        children: blocks.flatMap((block, i) => [...layOut(block, page, blocks[i + 1])]),
      },
    ],
  });
  return withFallbacks(await Packer.toBuffer(document));
}

const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

/** `docx` writes neither other names of a font nor the same bytes twice; both matter to us. */
export function withFallbacks(file: Buffer): Buffer {
  const zip = new PizZip(file);
  const fonts = Object.entries(FALLBACKS)
    .map(
      ([name, others]) =>
        `<w:font w:name="${name}"><w:altName w:val="${others.replaceAll(';', ',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
    )
    .join('');
  zip.file(
    'word/fontTable.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`,
  );
  const core = zip.file('docProps/core.xml')?.asText() ?? '';
  zip.file('docProps/core.xml', core.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2000-01-01T00:00:00Z'));
  for (const name of Object.keys(zip.files)) {
    const entry = zip.files[name];
    if (entry) entry.date = FIXED_DATE;
  }
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
