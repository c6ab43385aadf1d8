import PizZip from 'pizzip';
import type { BundleItem, IndexRow } from './bundle-item.js';

const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

/** The bound file, every original, and a list of digests that `sha256sum --check` reads. */
export function packZip(
  name: string,
  pdf: { readonly content: Buffer; readonly sha256: string },
  items: readonly BundleItem[],
  rows: readonly IndexRow[],
): Buffer {
  const zip = new PizZip();
  const add = (path: string, content: Buffer | string) => zip.file(path, content, { date: FIXED_DATE });
  add(`${name}.pdf`, pdf.content);
  for (const { file, content } of items) add(file, content);
  add(
    'SHA256SUMS',
    [`${pdf.sha256}  ${name}.pdf`, ...rows.map(({ sha256, file }) => `${sha256}  ${file}`), ''].join('\n'),
  );
  for (const each of Object.values(zip.files)) each.date = FIXED_DATE;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
