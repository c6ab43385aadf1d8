import { recordedWords, restOf } from '../../src/console/features/attendance/mark-kinds.js';
import type { ChildOnDay } from '../../src/contracts/class-day.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';

const child = (code: string, given: Partial<ChildOnDay> = {}): ChildOnDay => ({
  code,
  name: code,
  kind: null,
  away: null,
  ...given,
});
const date = plainDate('2026-03-02');

describe('a class on a day, in words', () => {
  const pupils = [
    child('a', { kind: 'present' }),
    child('b', { kind: 'truant' }),
    child('c'),
    child('d', { away: { label: '休学', caseNo: null } }),
  ];

  it('says what is recorded, by whom and when, and how many are missing', () => {
    const lastWord = { by: '王老师', at: '2026-03-02T00:10:00Z' };
    const words = recordedWords({ date, pupils, lastWord }, date);
    expect(words).toMatch(/^今天已点名：到校 1，旷课 1，由王老师于 .*08:10 提交；还有 2 名没有记录。$/);
    expect(recordedWords({ date, pupils, lastWord: null }, '2026-03-03')).toBe('3月2日还没有点名。');
  });

  it('means by the rest whoever nothing is said of, and never a child that is known to be away', () => {
    expect(restOf(pupils, {}).map(({ code }) => code)).toEqual(['c']);
    expect(restOf(pupils, { c: 'truant' })).toEqual([]);
  });
});
