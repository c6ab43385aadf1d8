import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { BundleItem } from './bundle-item.js';

const A4 = { width: 595.28, height: 841.89 };
const EDGE = 42;
/** Nothing in a bound file tells when it was bound: that stands in the audit. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

/** An item as PDF pages; undefined for what cannot be printed (a recording, a damaged or locked file). */
export async function printable(
  item: BundleItem,
  printed: Uint8Array | undefined,
): Promise<PDFDocument | undefined> {
  try {
    if (printed) return await PDFDocument.load(printed);
    if (item.type === 'application/pdf') return await PDFDocument.load(item.content);
    if (item.type === 'image/jpeg' || item.type === 'image/png') return await picturePage(item);
  } catch {
    // The index says that it lies in the zip.
  }
  return undefined;
}

async function picturePage({ type, content }: BundleItem): Promise<PDFDocument> {
  const page = await PDFDocument.create();
  const picture = type === 'image/png' ? await page.embedPng(content) : await page.embedJpg(content);
  const { width, height } = picture.scaleToFit(A4.width - 2 * EDGE, A4.height - 2 * EDGE);
  page.addPage([A4.width, A4.height]).drawImage(picture, {
    x: (A4.width - width) / 2,
    y: (A4.height - height) / 2,
    width,
    height,
  });
  return page;
}

/** Binds the parts one after another and numbers every page at its upper outer corner, as files are numbered. */
export async function bindPdf(title: string, parts: readonly PDFDocument[]): Promise<Buffer> {
  const bound = await PDFDocument.create();
  for (const part of parts) {
    const pages = await bound.copyPages(part, part.getPageIndices());
    for (const page of pages) bound.addPage(page);
  }
  const font = await bound.embedFont(StandardFonts.Helvetica);
  for (const [i, page] of bound.getPages().entries()) {
    const { width, height } = page.getSize();
    const text = String(i + 1);
    const isFront = i % 2 === 0;
    const x = isFront ? width - EDGE - font.widthOfTextAtSize(text, 12) : EDGE;
    page.drawText(text, { x, y: height - EDGE, size: 12, font });
  }
  bound.setTitle(title);
  bound.setProducer('一个都不能少');
  bound.setCreationDate(FIXED_DATE);
  bound.setModificationDate(FIXED_DATE);
  return Buffer.from(await bound.save());
}
