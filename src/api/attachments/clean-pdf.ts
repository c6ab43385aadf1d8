import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream, type PDFObject } from 'pdf-lib';
import { withoutMetadata } from '../../domain/attachments/without-metadata.js';

export type CleanedPdf =
  { readonly content: Buffer } | { readonly unusable: 'damaged' | 'locked' | 'active' | 'signed' };

/** What makes a PDF more than paper: programs, things to open, files inside files, forms that send themselves. */
const ACTIVE = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'AA',
];

/** A scan as paper: nothing in it acts, and neither it nor the pictures in it say who made them, where and with what. */
export async function cleanPdf(bytes: Buffer): Promise<CleanedPdf> {
  if (!unpacksWithinReason(bytes)) return { unusable: 'damaged' };
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    if (document.isEncrypted) return { unusable: 'locked' };
    if (document.getPageCount() === 0) return { unusable: 'damaged' };
  } catch {
    // Its words quote the file.
    return { unusable: 'damaged' };
  }
  const { context, catalog } = document;
  const objects = context.enumerateIndirectObjects();
  if (objects.some(([, object]) => names(object, ACTIVE))) return { unusable: 'active' };
  // Taking anything out would break the signature; the paper it was printed on can be scanned instead.
  if (objects.some(([, object]) => names(object, ['ByteRange']))) return { unusable: 'signed' };
  delete context.trailerInfo.Info;
  catalog.delete(PDFName.of('Metadata'));
  for (const [ref, object] of objects) {
    if (!(object instanceof PDFStream)) continue;
    if (object.dict.get(PDFName.of('Type')) === PDFName.of('Metadata')) context.delete(ref);
    else if (object instanceof PDFRawStream && isJpeg(object.dict)) {
      const picture = withoutMetadata('image/jpeg', object.contents);
      if (picture === undefined) return { unusable: 'damaged' };
      context.assign(ref, PDFRawStream.of(object.dict, picture));
    }
  }
  try {
    return { content: Buffer.from(await document.save({ updateFieldAppearances: false })) };
  } catch {
    return { unusable: 'damaged' };
  }
}

/** Whether any dictionary in this object, at any depth, has one of these keys or values. */
function names(object: PDFObject, wanted: readonly string[], depth = 0): boolean {
  // Deeper than any writer of scans goes: treated as what hides something.
  if (depth > 40) return true;
  const within = (each: PDFObject) => names(each, wanted, depth + 1);
  if (object instanceof PDFName) return wanted.includes(object.decodeText());
  if (object instanceof PDFArray) return object.asArray().some(within);
  const dict = object instanceof PDFStream ? object.dict : object;
  return dict instanceof PDFDict && dict.entries().some(([key, value]) => within(key) || within(value));
}

function isJpeg(dict: PDFDict): boolean {
  const filter = dict.get(PDFName.of('Filter'));
  const [only] = filter instanceof PDFArray && filter.size() === 1 ? filter.asArray() : [filter];
  return only === PDFName.of('DCTDecode');
}

const MOST_UNPACKED = 32 * 1024 ** 2;

/**
 * pdf-lib unpacks object streams without a limit, so they are unpacked here first, with one. Between two `stream`
 * words stands at least the dictionary of the second; a name may be spelt with #-escapes.
 */
function unpacksWithinReason(bytes: Buffer): boolean {
  let left = MOST_UNPACKED;
  for (
    let from = 0, at = bytes.indexOf('stream');
    at >= 0;
    from = at + 6, at = bytes.indexOf('stream', from)
  ) {
    const dictionary = bytes
      .subarray(Math.max(from, at - 64 * 1024), at)
      .toString('latin1')
      .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    if (!/ObjStm|XRef/.test(dictionary)) continue;
    if (/(LZW|RunLength|ASCII85|ASCIIHex)Decode/.test(dictionary)) return false;
    if ((dictionary.match(/FlateDecode/g) ?? []).length > 1) return false;
    let body = at + 6;
    while (bytes[body] === 0x0d || bytes[body] === 0x0a) body += 1;
    try {
      left -= inflateSync(bytes.subarray(body), { maxOutputLength: left }).length;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return false;
      // Not deflated, or damaged: pdf-lib will say so.
    }
    if (left <= 0) return false;
  }
  return true;
}
