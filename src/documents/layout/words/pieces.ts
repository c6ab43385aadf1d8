import type { Block, Sheet } from '../blocks.js';
import type { FormRow } from '../tables.js';

export const title = (text: string): Block => ({ kind: 'title', text });
export const number: Block = { kind: 'number', text: '{文号}' };
export const to = (text: string): Block => ({ kind: 'to', text });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const quote = (words: string): Block => ({ kind: 'quote', text: words });
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
export const note = (words: string): Block => ({ kind: 'note', text: words });
export const lines = (...texts: readonly string[]): Block => ({ kind: 'lines', texts });
export const form = (...rows: readonly FormRow[]): Block => ({ kind: 'form', rows });
export const seal: Block = { kind: 'seal', agency: '{发文机关}' };

export const row = (label: string, words: string): FormRow => ({ cells: [label, words] });
export const pair = (label: string, words: string, second: string, further: string): FormRow => ({
  cells: [label, words, second, further],
});
/** A row in which people write by hand, so many millimetres high. */
export const room = (label: string, height: number, words = '　'): FormRow => ({
  cells: [label, words],
  room: height,
});

export const standard = (...blocks: readonly Block[]): Sheet => ({ page: 'standard', blocks });
export const formSheet = (...blocks: readonly Block[]): Sheet => ({ page: 'form', blocks });
export const letter = (...blocks: readonly Block[]): Sheet => ({ page: 'letter', blocks });

export const CHILD_ROWS: readonly FormRow[] = [
  pair('学生姓名', '{学生姓名}', '性别', '{性别}'),
  pair('出生日期', '{出生日期}', '年级班级', '{年级班级}'),
  row('学校', '{学校}'),
  row('学籍号', '{学籍号}'),
  pair('监护人', '{监护人}（{监护关系}）', '联系电话', '{电话}'),
  row('住址', '{住址}'),
];

export const PERSUASIONS: Block = {
  kind: 'list',
  list: '劝返',
  columns: [
    ['序号', 1],
    ['日期', 2.9],
    ['方式', 1.2],
    ['人员', 3.4],
    ['结果', 2.4],
    ['原因', 1.7],
  ],
};

export const ANNEXES: Block = {
  kind: 'list',
  list: '附件',
  columns: [
    ['序号', 1],
    ['名称', 9],
  ],
};

export const SIGN_GUARDIAN = '监护人签名：＿＿＿＿＿＿　　　　　　　年　　月　　日';
