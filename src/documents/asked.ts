import { parsePlainDate } from '../domain/calendar/plain-date.js';
import { checkIdNumber } from '../domain/identity/id-number.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { chineseDate } from './chinese-date.js';
import { FIELD_MEANINGS } from './field-meanings.js';
import type { Ask } from './kinds/document-kind.js';

const LONGEST = 2_000;

/** What is asked of whoever issues a document, as it will be printed; every unknown and missing answer is named. */
export function answersTo(
  label: string,
  asks: readonly Ask[],
  said: Readonly<Record<string, string>>,
): Judged<Readonly<Record<string, string>>> {
  const unknown = Object.keys(said).filter((name) => !asks.some(({ field }) => field === name));
  if (unknown.length > 0) {
    return refused(
      refusal('unknown_field', `《${label}》不填写：${unknown.join('、')}。`, {
        field: 'fields',
        value: unknown[0] ?? '',
        possible: asks.map(({ field }) => `${field}：${FIELD_MEANINGS[field]}`),
      }),
    );
  }
  const told = asks.map((ask) => [ask, wordsIn(said[ask.field])] as const);
  const missing = told.filter(([{ otherwise }, words]) => words === '' && otherwise === undefined);
  if (missing.length > 0) {
    return refused(
      refusal(
        'missing_field',
        `出具《${label}》还须填写：${missing.map(([{ field }]) => `${field}（${FIELD_MEANINGS[field]}）`).join('、')}。`,
        { field: 'fields' },
      ),
    );
  }
  const wrong = told.flatMap(([{ field, type }, words]) => {
    const because = words === '' ? undefined : unreadable(type, words);
    return because === undefined ? [] : [{ field, type, words, because }];
  })[0];
  if (wrong) {
    const { field, type, words, because } = wrong;
    // A citizen's number is never repeated: refusals end up in logs.
    const value = type === 'id' ? {} : { value: words.slice(0, 40) };
    return refused(refusal('field_unreadable', `「${field}」${because}。`, { field: 'fields', ...value }));
  }
  return accepted(
    Object.fromEntries(
      told.map(([{ field, type, otherwise }, words]) => [
        field,
        words === '' ? (otherwise ?? '') : type === 'date' ? chineseDate(words) : words,
      ]),
    ),
  );
}

/** What is said; a line to write on says nothing. */
function wordsIn(said: string | undefined): string {
  const words = said?.trim() ?? '';
  return /^[＿_—－/／-]+$/u.test(words) ? '' : words;
}

function unreadable(type: Ask['type'], words: string): string | undefined {
  if (type === 'date') return parsePlainDate(words) ? undefined : '应为日期，如 2025-09-15';
  if (words.length > LONGEST || /\p{Cc}/u.test(words.replaceAll('\n', '')))
    return `至多 ${LONGEST} 字，不得有控制字符`;
  if (type !== 'id') return undefined;
  if (words.length < 6) return '应为身份证件号码；查不到的，写明「不详」和原因，如「不详：拒不出示」';
  const number = checkIdNumber(words);
  return /^\d{15,}[\dXx]*$/.test(words) && !number.ok ? `有误：${number.message}` : undefined;
}

/** What is asked, for whoever is to answer. */
export function asked(asks: readonly Ask[]) {
  return asks.map(({ field, type, otherwise }) => ({
    field,
    meaning: FIELD_MEANINGS[field],
    type,
    otherwise: otherwise ?? null,
  }));
}
