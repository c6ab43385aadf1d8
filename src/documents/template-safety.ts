import { inflateRawSync } from 'node:zlib';
import { refusal, type Refusal } from '../domain/refusal.js';

const MOST_BYTES = 2 * 1024 ** 2;
const MOST_UNPACKED = 20 * 1024 ** 2;
const MOST_PARTS = 200;
const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Why a file must not be opened, let alone be printed under an office's name: too large, no Word file, a zip that
 * swells, or one that runs something or fetches something when it is opened. Read by hand and unpacked with a limit,
 * for the libraries believe what a zip says of its own size.
 */
export function unsafeTemplate(file: Buffer): Refusal | undefined {
  const unsafe = (message: string) => refusal('template_unsafe', message, { field: 'file' });
  if (file.length > MOST_BYTES) return unsafe('模板超过 2 MB，请删去图片等内容后上传。');
  const parts = unpacked(file);
  if (parts === 'no_zip') return unsafe('不是 Word（.docx）文件。');
  if (parts === 'too_much') return unsafe('文件解压后过大，不予接受。');
  const types = parts.get('[Content_Types].xml') ?? '';
  if (/macroEnabled/i.test(types) || [...parts.keys()].some((name) => /vbaProject|vbaData/i.test(name))) {
    return unsafe('模板中含有宏，不予接受。请另存为不含宏的 .docx 文件。');
  }
  if (!types.includes('wordprocessingml.document.main+xml')) return unsafe('不是 Word（.docx）文件。');
  for (const [name, words] of parts) {
    if (/embeddings\/|activeX\/|\.bin$|afchunk/i.test(name)) {
      return unsafe('模板中含有嵌入的对象或者控件，请删去后上传。');
    }
    if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External/i.test(words)) {
      return unsafe('模板引用了外部的文件或者网址，请删去后上传。');
    }
    if (/\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b/.test(instructionsIn(words))) {
      return unsafe('模板中含有会读取其他文件或者运行命令的域，请删去后上传。');
    }
    if (name.endsWith('.xml') && /<!DOCTYPE|<!ENTITY/i.test(words)) return unsafe('模板中含有不允许的声明。');
  }
  return undefined;
}

/** What the fields of Word are told to do; Word cuts an instruction into runs at will. */
function instructionsIn(words: string): string {
  const told = [...words.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, text = '']) => text).join('');
  const simple = [...words.matchAll(/w:instr="([^"]*)"/g)].map(([, text = '']) => text).join(' ');
  return `${told} ${simple}`;
}

/** Every part by its name; words only where it is words. */
function unpacked(file: Buffer): ReadonlyMap<string, string> | 'no_zip' | 'too_much' {
  const end = file.length < 22 || file.readUInt32LE(0) !== 0x04034b50 ? -1 : endOfDirectory(file);
  if (end === -1) return 'no_zip';
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return 'too_much';
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  let left = MOST_UNPACKED;
  try {
    for (let i = 0; i < count; i += 1) {
      if (file.readUInt32LE(at) !== ENTRY) return 'no_zip';
      const method = file.readUInt16LE(at + 10);
      const packed = file.readUInt32LE(at + 20);
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
      const name = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
      const local = file.readUInt32LE(at + 42);
      const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const bytes = file.subarray(from, from + packed);
      // One byte more than is left: what reaches it is too much, whatever it says of itself.
      const content = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: left + 1 });
      left -= content.length;
      if (left < 0) return 'too_much';
      if (parts.has(name)) return 'no_zip';
      parts.set(name, /\.(xml|rels)$/.test(name) ? content.toString('utf8') : '');
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_much' : 'no_zip';
  }
  return parts;
}

function endOfDirectory(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
