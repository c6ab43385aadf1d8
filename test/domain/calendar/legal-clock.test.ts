import fc from 'fast-check';
import { isWorkingDay } from '../../../src/domain/calendar/county-calendar.js';
import { legalClock, type LegalClockFacts } from '../../../src/domain/calendar/legal-clock.js';
import { addDays, fromEpochDay, plainDate, toEpochDay } from '../../../src/domain/calendar/plain-date.js';
import { currentCitations } from '../../../src/domain/law/citations.js';
import { testCalendar, valueOf } from '../../support/test-calendar.js';

const clockOf = (facts: LegalClockFacts) => valueOf(legalClock(testCalendar, facts));
const told = { servedOn: plainDate('2025-09-15'), remediesTold: true };

describe('the legal clock of an order served on 15 September 2025', () => {
  const clock = clockOf({ ...told, demandServedOn: plainDate('2026-03-17') });

  it('ends reconsideration after sixty calendar days', () => {
    expect(clock.reconsiderationEnds).toBe('2025-11-14');
  });

  it('ends litigation after six months, a Sunday rolled to Monday', () => {
    expect(clock.litigationEnds).toBe('2026-03-16');
  });

  it('ends the demand on the tenth working day and opens filing on the eleventh', () => {
    expect(clock.demandPeriodEnds).toBe('2026-03-31');
    expect(clock.filingOpens).toBe('2026-04-01');
  });

  it('closes filing three months after litigation ended, one day after the safe day', () => {
    expect(clock.filingCloses).toBe('2026-06-16');
    expect(clock.safeLastDay).toBe('2026-06-15');
  });

  it('explains each date by its article and its arithmetic', () => {
    expect(clock.explanations.map(({ key }) => key)).toEqual([
      'reconsiderationEnds',
      'litigationEnds',
      'demandPeriodEnds',
      'filingOpens',
      'filingCloses',
      'safeLastDay',
    ]);
    expect(clock.explanations[1]).toEqual({
      key: 'litigationEnds',
      date: '2026-03-16',
      citationIds: ['litigation-law-46', 'civil-procedure-85'],
      article: '《行政诉讼法》第四十六条、《民事诉讼法》第八十五条',
      arithmetic: '责令通知书送达（2025-09-15）次日起 6 个月，至 2026-03-15；当日休息，顺延至 2026-03-16',
    });
    expect(clock.explanations[2]?.arithmetic).toBe(
      '催告书送达（2026-03-17）次日起 10 个工作日，至 2026-03-31',
    );
  });

  it('prints the citations it was given, so that an office can correct them', () => {
    const edited = {
      ...currentCitations,
      'litigation-law-46': { ...currentCitations['litigation-law-46'], article: '第四十七条' },
    };
    const explained = valueOf(legalClock(testCalendar, told, edited)).explanations[1];
    expect(explained?.article).toBe('《行政诉讼法》第四十七条、《民事诉讼法》第八十五条');
  });
});

describe('the legal clock', () => {
  it('does not open filing before a demand has been served', () => {
    const clock = clockOf(told);
    expect([clock.demandPeriodEnds, clock.filingOpens]).toEqual([null, null]);
    expect(clock.explanations.some(({ key }) => key === 'filingOpens')).toBe(false);
  });

  it('does not open filing before litigation has ended, however early the demand', () => {
    expect(clockOf({ ...told, demandServedOn: plainDate('2025-12-01') }).filingOpens).toBe('2026-03-17');
  });

  it('gives a guardian who was not told of the remedies a whole year', () => {
    const clock = clockOf({ servedOn: plainDate('2025-03-03'), remediesTold: false });
    expect([clock.reconsiderationEnds, clock.litigationEnds]).toEqual(['2026-03-03', '2026-03-03']);
    expect(clock.explanations[1]?.citationIds).toContain('litigation-interpretation-64');
    expect(clock.explanations[1]?.arithmetic).toContain('未告知起诉期限');
  });

  it('counts fifteen days to sue from the service of a reconsideration decision', () => {
    const clock = clockOf({ ...told, reconsiderationDecidedServedOn: plainDate('2025-12-26') });
    expect(clock.litigationEnds).toBe('2026-01-12'); // 10 January 2026 is a Saturday
    expect(clock.filingCloses).toBe('2026-04-13'); // 12 April is a Sunday
    expect(clock.safeLastDay).toBe('2026-04-10');
    expect(clock.explanations[1]?.citationIds).toContain('litigation-law-45');
  });

  it('names the year whose holidays have not been announced instead of guessing a date', () => {
    expect(legalClock(testCalendar, { ...told, servedOn: plainDate('2026-08-03') })).toEqual({
      ok: false,
      missingYear: 2027,
    });
  });
});

describe('whatever the day of service', () => {
  const day = (text: string) => toEpochDay(plainDate(text));
  const served = fc.integer({ min: day('2025-01-01'), max: day('2026-02-20') }).map(fromEpochDay);
  const demandDelay = fc.integer({ min: 1, max: 250 });
  const isWorked = (date: ReturnType<typeof plainDate>) => valueOf(isWorkingDay(testCalendar, date));

  it('no deadline falls on a day off', () => {
    fc.assert(
      fc.property(served, demandDelay, fc.boolean(), (servedOn, delay, remediesTold) => {
        const facts = { servedOn, remediesTold, demandServedOn: addDays(servedOn, delay) };
        const clock = legalClock(testCalendar, facts);
        if (!clock.ok) return;
        const { reconsiderationEnds, litigationEnds, demandPeriodEnds, filingCloses, safeLastDay } =
          clock.value;
        for (const date of [reconsiderationEnds, litigationEnds, demandPeriodEnds, filingCloses, safeLastDay])
          expect(isWorked(date!)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the dates keep their order', () => {
    fc.assert(
      fc.property(served, demandDelay, fc.boolean(), (servedOn, delay, remediesTold) => {
        const facts = { servedOn, remediesTold, demandServedOn: addDays(servedOn, delay) };
        const clock = legalClock(testCalendar, facts);
        if (!clock.ok) return;
        const {
          reconsiderationEnds,
          litigationEnds,
          demandPeriodEnds,
          filingOpens,
          filingCloses,
          safeLastDay,
        } = clock.value;
        expect(servedOn < reconsiderationEnds && reconsiderationEnds <= litigationEnds).toBe(true);
        expect(litigationEnds < filingOpens! && demandPeriodEnds! < filingOpens!).toBe(true);
        expect(litigationEnds < safeLastDay && safeLastDay < filingCloses).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a later or second demand never prolongs the window', () => {
    fc.assert(
      fc.property(served, demandDelay, demandDelay, (servedOn, one, other) => {
        const closing = (delay: number) =>
          legalClock(testCalendar, {
            servedOn,
            remediesTold: true,
            demandServedOn: addDays(servedOn, delay),
          });
        const [first, second] = [closing(one), closing(other)];
        if (!first.ok || !second.ok) return;
        expect(second.value.filingCloses).toBe(first.value.filingCloses);
        expect(second.value.safeLastDay).toBe(first.value.safeLastDay);
        if (one < other) expect(first.value.filingOpens! <= second.value.filingOpens!).toBe(true);
      }),
    );
  });

  it('serving later never ends a period earlier', () => {
    fc.assert(
      fc.property(served, fc.nat(40), (servedOn, delay) => {
        const first = legalClock(testCalendar, { servedOn, remediesTold: true });
        const second = legalClock(testCalendar, { servedOn: addDays(servedOn, delay), remediesTold: true });
        if (!first.ok || !second.ok) return;
        for (const key of ['reconsiderationEnds', 'litigationEnds', 'filingCloses'] as const)
          expect(first.value[key] <= second.value[key]).toBe(true);
      }),
    );
  });
});
