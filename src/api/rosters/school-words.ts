import type { PupilStatus, Sex } from '../../domain/identity/pupil.js';

const NUMERALS = '一二三四五六七八九';

/** 「七年级」「7」「7年级」「初一」「初中一年级」「小学三年级」 → 1 to 9; `undefined` for anything else. */
export function readGrade(text: string): number | undefined {
  const compact = text.replace(/\s/gu, '');
  const found = /^(小学|初中|初)?([1-9一二三四五六七八九])(年级|年)?$/u.exec(compact);
  if (!found) return undefined;
  const [, stage, numeral = ''] = found;
  const number = numeralOf(numeral);
  if (number === undefined) return undefined;
  if (stage === undefined) return number;
  if (stage === '小学') return number <= 6 ? number : undefined;
  // 「初一」 is grade 7 where primary school takes six years; a county with five-year schools writes 「六年级」.
  return number <= 3 ? number + 6 : undefined;
}

/** 「2」「2班」「（2）班」「二班」「七年级2班」「七（2）班」 → the class, and the grade where it is part of it. */
export function readClass(text: string): { readonly classNo: number; readonly grade?: number } | undefined {
  const compact = text.replace(/[\s（）()]/gu, '');
  const found = /^(.*?)(\d{1,2}|十?[一二三四五六七八九]|十)班?$/u.exec(compact);
  if (!found) return undefined;
  const [, head = '', tail = ''] = found;
  const classNo = /^\d+$/.test(tail) ? Number(tail) : chineseNumber(tail);
  if (classNo === undefined || classNo < 1) return undefined;
  if (head === '') return { classNo };
  const grade = readGrade(head);
  return grade === undefined ? undefined : { classNo, grade };
}

export function readSex(text: string): Sex | undefined {
  // 1 and 2 are the codes of GB/T 2261.1, which some exports carry instead of the word.
  if (text === '男' || text === '1' || text === '男性') return 'male';
  return text === '女' || text === '2' || text === '女性' ? 'female' : undefined;
}

/** What a register may say of a child's 学籍. `unlawful` does not exist in compulsory education, `lost` is our business. */
export type StatusWord = PupilStatus | 'unlawful' | 'lost';

const STATUS_WORDS: Readonly<Record<string, StatusWord>> = {
  在读: 'enrolled',
  在籍: 'enrolled',
  在校: 'enrolled',
  正常: 'enrolled',
  复学: 'enrolled',
  休学: 'suspended',
  转出: 'transferred',
  毕业: 'graduated',
  结业: 'graduated',
  出国: 'abroad',
  公派出国: 'abroad',
  死亡: 'deceased',
  退学: 'unlawful',
  停学: 'unlawful',
  开除: 'unlawful',
  流失: 'lost',
  辍学: 'lost',
  疑似辍学: 'lost',
  下落不明: 'lost',
};

/** The codes of 学生当前状态 stand for the same words. */
const STATUS_CODES: Readonly<Record<string, string>> = {
  '01': '在读',
  '02': '休学',
  '03': '退学',
  '04': '停学',
  '05': '复学',
  '06': '流失',
  '07': '毕业',
  '08': '结业',
  '10': '转出',
  '11': '死亡',
  '13': '公派出国',
  '14': '开除',
  '15': '下落不明',
};

export function readStatus(text: string): StatusWord | undefined {
  const word = /^\d{1,2}$/.test(text) ? STATUS_CODES[text.padStart(2, '0')] : text;
  return word === undefined ? undefined : STATUS_WORDS[word];
}

function numeralOf(text: string): number | undefined {
  const number = /^\d$/.test(text) ? Number(text) : NUMERALS.indexOf(text) + 1;
  return number >= 1 ? number : undefined;
}

function chineseNumber(text: string): number | undefined {
  if (text === '十') return 10;
  return text.startsWith('十') ? 10 + (numeralOf(text.slice(1)) ?? 0) : numeralOf(text);
}
