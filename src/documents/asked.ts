import { parsePlainDate } from '../domain/calendar/plain-date.js';
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
  const told = asks.map((ask) => [ask, said[ask.field]?.trim() ?? ''] as const);
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
  const wrong = told.find(
    ([{ type }, words]) =>
      words.length > LONGEST ||
      /\p{Cc}/u.test(words.replaceAll('\n', '')) ||
      (type === 'date' && words !== '' && parsePlainDate(words) === undefined),
  );
  if (wrong) {
    const [{ field, type }, words] = wrong;
    const because =
      type === 'date' && words.length < 40 ? '应为日期，如 2025-09-15' : `至多 ${LONGEST} 字，不得有控制字符`;
    return refused(
      refusal('field_unreadable', `「${field}」${because}。`, { field: 'fields', value: words.slice(0, 40) }),
    );
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

/** What is asked, for whoever is to answer. */
export function asked(asks: readonly Ask[]) {
  return asks.map(({ field, type, otherwise }) => ({
    field,
    meaning: FIELD_MEANINGS[field],
    type,
    otherwise: otherwise ?? null,
  }));
}
