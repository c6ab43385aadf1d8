import { refusal, type Refusal } from '../../../domain/refusal.js';

const MEBIBYTE = 1024 ** 2;
/** Unpacked. A roster of 20,000 children is about 30 MiB of XML; a file that swells further is an attack or a mistake. */
const MOST_UNPACKED = 200 * MEBIBYTE;
const MOST_ENTRIES = 2_000;

/**
 * Looks at what a file is, not at what it is called: a real zip with a workbook inside, no macros, and small enough
 * when unpacked. Answers what is wrong with it, before any parser opens it.
 */
export function checkXlsx(file: Buffer): Refusal | undefined {
  const no = (code: string, message: string) => refusal(code, message, { field: 'file' });
  if (file.length === 0) return no('file_empty', '文件是空的。');
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    return no(
      'file_old_or_encrypted',
      '这是旧版 .xls 文件，或者加了密码。请去掉密码，另存为 .xlsx 后再上传。',
    );
  }
  if (file.subarray(0, 4).toString('hex') !== '504b0304') {
    return no('file_not_xlsx', '这不是 Excel 工作簿（.xlsx）。请在 Excel 或 WPS 中另存为 .xlsx 后再上传。');
  }
  const entries = entriesOf(file);
  if (entries === undefined) return no('file_damaged', '文件不完整或已损坏，请重新导出。');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    return no('file_not_xlsx', '这个压缩包里没有 Excel 工作簿。请上传 .xlsx 文件。');
  }
  if (entries.some(({ name }) => name.toLowerCase().endsWith('vbaproject.bin'))) {
    return no('file_has_macros', '文件带有宏。请另存为不含宏的 .xlsx 后再上传。');
  }
  if (entries.length > MOST_ENTRIES || entries.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) {
    return no('file_too_big', '文件解压后过大，请按学校拆分后分别上传。');
  }
  return undefined;
}

interface ZipEntry {
  readonly name: string;
  readonly size: number;
}

/** The zip's own table of contents, which stands at its end; `undefined` when there is none to be read. */
function entriesOf(file: Buffer): readonly ZipEntry[] | undefined {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > file.length) return undefined;
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      size: file.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}
