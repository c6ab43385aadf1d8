import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { knownFields, requiredFields } from './document-fields.js';
import { templateLabel, type TemplateKindId } from './document-kinds.js';
import { explained, LIST_COLUMNS } from './field-meanings.js';

/** The fields of a template; a list with the fields inside it. */
type Tags = { [name: string]: { [column: string]: true } };

/** Whether a Word file can serve as the template of a kind; every unknown and every missing field is named. */
export function checkTemplate(kind: TemplateKindId, file: Uint8Array): Judged<readonly string[]> {
  const label = templateLabel(kind);
  const tags = tagsOf(file);
  if (typeof tags === 'string') {
    return refused(refusal('template_unreadable', `《${label}》模板不能使用：${tags}`, { field: 'file' }));
  }
  const known: readonly string[] = knownFields(kind);
  const unknown = Object.entries(tags).flatMap(([name, inner]) =>
    known.includes(name)
      ? Object.keys(inner)
          .filter((column) => !(columnsOf(name) as readonly string[]).includes(column))
          .map((column) => `${name}/${column}`)
      : [name],
  );
  const missing = requiredFields(kind).filter((name) => !(name in tags));
  if (unknown.length === 0 && missing.length === 0) return accepted(Object.keys(tags));
  const words = [
    unknown.length > 0 ? `没有这些字段：${unknown.map(explained).join('、')}` : '',
    missing.length > 0 ? `缺少必备字段：${missing.map(explained).join('、')}` : '',
  ].filter((each) => each !== '');
  return refused(
    refusal('template_fields', `《${label}》模板${words.join('；')}。`, {
      field: 'file',
      possible: [`可用字段：${known.map(explained).join('、')}`],
    }),
  );
}

function columnsOf(list: string): readonly string[] {
  return list in LIST_COLUMNS ? Object.keys(LIST_COLUMNS[list as keyof typeof LIST_COLUMNS]) : [];
}

function tagsOf(file: Uint8Array): Tags | string {
  try {
    const zip = new PizZip(file);
    if (!zip.file('word/document.xml')) return '不是 Word（docx）文件';
    // Compiling finds braces that do not match; the fields themselves are then read from the words.
    void new Docxtemplater(zip, { paragraphLoop: true, errorLogging: false });
    return readTags(wordsOf(new PizZip(file)));
  } catch (error) {
    const { properties } = error as { properties?: { errors?: { properties?: { explanation?: string } }[] } };
    const told = (properties?.errors ?? []).flatMap((each) => each.properties?.explanation ?? []);
    return told.length > 0 ? `花括号不成对或位置有误（${told.join('；')}）` : '不是有效的 Word（docx）文件';
  }
}

/** The words of body, headers and footers. Word cuts a field into runs at will, so they are joined first. */
export function wordsOf(zip: PizZip): string {
  return Object.keys(zip.files)
    .filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .map((name) => zip.file(name)?.asText() ?? '')
    .map((xml) => xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, ''))
    .join('\n');
}

function readTags(words: string): Tags {
  const tags: Tags = {};
  let list: string | undefined;
  for (const [, sign = '', name = ''] of words.matchAll(/\{([#/]?)([^{}]+)\}/g)) {
    if (sign === '/') list = undefined;
    else if (list !== undefined) (tags[list] ??= {})[name] = true;
    else {
      tags[name] ??= {};
      if (sign === '#') list = name;
    }
  }
  return tags;
}
