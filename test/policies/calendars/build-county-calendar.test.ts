import { isWorkingDay } from '../../../src/domain/calendar/county-calendar.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import {
  buildCountyCalendar,
  CalendarDataMissing,
  readCalendarFiles,
} from '../../../src/policies/calendars/build-county-calendar.js';
import { overridesFile, termsFile } from '../../../src/policies/calendars/calendar-files.schema.js';
import { valueOf } from '../../support/test-calendar.js';

const shipped = readCalendarFiles();
const invented2090 = {
  year: 2090,
  notice: '测试用',
  publicHolidays: ['2090-01-02', '2090-10-02'],
  makeUpDays: ['2090-01-07'],
};
const terms2090 = [
  { name: '春', from: '2090-02-20', to: '2090-07-07' },
  { name: '秋', from: '2090-09-01', to: '2091-01-20' },
];

describe('building the county calendar', () => {
  it('knows the official days of 2026', () => {
    const calendar = buildCountyCalendar([2026]);
    const works = (date: string) => valueOf(isWorkingDay(calendar, plainDate(date)));
    expect(works('2026-02-16')).toBe(false); // Spring Festival
    expect(works('2026-01-02')).toBe(false); // a bridged Friday
    expect(works('2026-02-28')).toBe(true); // a make-up Saturday
    expect(works('2026-03-16')).toBe(true);
  });

  it('refuses a year that neither chinese-days nor the office has entered', () => {
    expect(() => buildCountyCalendar([2026, 2090])).toThrow(CalendarDataMissing);
    expect(() => buildCountyCalendar([2090])).toThrow('2090 年放假安排没有数据');
  });

  it('takes a year from the overrides', () => {
    const files = {
      ...overridesFile.parse({ years: [invented2090] }),
      ...termsFile.parse({ terms: terms2090, closures: [] }),
    };
    const calendar = buildCountyCalendar([2090], files);
    expect(valueOf(isWorkingDay(calendar, plainDate('2090-01-02')))).toBe(false);
    expect(valueOf(isWorkingDay(calendar, plainDate('2090-01-07')))).toBe(true);
  });

  it('lets an override replace the whole year', () => {
    const files = {
      ...shipped,
      ...overridesFile.parse({
        years: [{ ...invented2090, year: 2026, publicHolidays: ['2026-01-01'], makeUpDays: [] }],
      }),
    };
    const calendar = buildCountyCalendar([2026], files);
    expect(calendar.publicHolidays).toEqual(['2026-01-01']);
  });

  it('refuses a year without an autumn term, which would stop counting absences unseen', () => {
    const files = { ...shipped, terms: shipped.terms.filter((term) => term.from < '2026-07-01') };
    expect(() => buildCountyCalendar([2026], files)).toThrow('2026 年秋季学期没有数据');
  });

  it('changes its version when a day changes, and only then', () => {
    const closed = { from: plainDate('2026-06-08'), to: plainDate('2026-06-10'), reason: '防汛停课' };
    const calendar = buildCountyCalendar([2026, 2025], shipped);
    expect(calendar.version).toBe(buildCountyCalendar([2025, 2026], shipped).version);
    expect(calendar.version).not.toBe(
      buildCountyCalendar([2025, 2026], { ...shipped, closures: [closed] }).version,
    );
  });

  it('survives the trip through JSON', () => {
    const calendar = buildCountyCalendar([2025, 2026]);
    expect(JSON.parse(JSON.stringify(calendar))).toEqual(calendar);
  });
});

describe('the files an office edits', () => {
  const complaints = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
    result.error?.issues.map((issue) => issue.message);

  it.each([
    ['a make-up day on a weekday', { makeUpDays: ['2090-01-03'] }, '2090-01-03 不是周末，不能作为调休上班日'],
    ['a day of another year', { publicHolidays: ['2091-01-01'] }, '2091-01-01 不在 2090 年内'],
    [
      'a day that does not exist',
      { publicHolidays: ['2090-02-29'] },
      '「2090-02-29」不是有效日期，应写作 2026-09-01 的样式',
    ],
    ['a day both off and worked', { publicHolidays: ['2090-01-07'] }, '2090-01-07 既是放假日又是调休上班日'],
  ])('are refused with %s', (_what, change, message) => {
    expect(complaints(overridesFile.safeParse({ years: [{ ...invented2090, ...change }] }))).toContain(
      message,
    );
  });

  it('are refused with overlapping terms', () => {
    const terms = [...terms2090, { name: '小学期', from: '2090-07-07', to: '2090-07-20' }];
    expect(complaints(termsFile.safeParse({ terms, closures: [] }))).toContain('学期日期重叠');
  });
});
