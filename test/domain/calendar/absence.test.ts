import fc from 'fast-check';
import {
  summarizeAbsence,
  type AbsenceRule,
  type AttendanceMark,
  type DatedMark,
} from '../../../src/domain/calendar/absence.js';
import { isSchoolDay, type CountyCalendar } from '../../../src/domain/calendar/county-calendar.js';
import { unitsBetween } from '../../../src/domain/calendar/day-count.js';
import { addDays, daysBetween, plainDate } from '../../../src/domain/calendar/plain-date.js';
import { testCalendar, valueOf } from '../../support/test-calendar.js';

const schoolDaysInARow: AbsenceRule = { unit: 'school-day', consecutive: true };
const schoolDaysInTotal: AbsenceRule = { unit: 'school-day', consecutive: false };
const calendarDaysInARow: AbsenceRule = { unit: 'calendar-day', consecutive: true };

/** One mark for every school day of the span, as a teacher who never forgets would make them. */
function marked(
  mark: AttendanceMark,
  from: string,
  to = from,
  calendar: CountyCalendar = testCalendar,
): DatedMark[] {
  const marks: DatedMark[] = [];
  for (let date = plainDate(from); date <= plainDate(to); date = addDays(date, 1))
    if (valueOf(isSchoolDay(calendar, date))) marks.push({ date, mark });
  return marks;
}

const summary = (marks: readonly DatedMark[], through: string, rule: AbsenceRule, calendar = testCalendar) =>
  valueOf(summarizeAbsence(calendar, marks, plainDate(through), rule));

describe('absence counted in school days in a row', () => {
  it('pauses over the weekend and the National Day holiday', () => {
    const marks = [...marked('present', '2025-09-26'), ...marked('unexcused', '2025-09-28', '2025-10-11')];
    expect(summary(marks, '2025-10-12', schoolDaysInARow)).toEqual({
      unexcusedDays: 6, // 28 to 30 September, a make-up Sunday among them, and 9 to 11 October
      since: '2025-09-28',
      lastPresentOn: '2025-09-26',
    });
  });

  it('starts again after a day at school', () => {
    const marks = [
      ...marked('unexcused', '2025-09-08', '2025-09-10'),
      ...marked('present', '2025-09-11'),
      ...marked('unexcused', '2025-09-12'),
    ];
    expect(summary(marks, '2025-09-14', schoolDaysInARow)).toEqual({
      unexcusedDays: 1,
      since: '2025-09-12',
      lastPresentOn: '2025-09-11',
    });
  });

  it('is neither broken nor lengthened by leave', () => {
    const marks = [
      ...marked('unexcused', '2025-09-08', '2025-09-09'),
      ...marked('leave', '2025-09-10', '2025-09-11'),
      ...marked('unexcused', '2025-09-12'),
    ];
    expect(summary(marks, '2025-09-12', schoolDaysInARow).unexcusedDays).toBe(3);
  });

  it('does not assume that an unmarked day was an absence', () => {
    const marks = [...marked('unexcused', '2025-09-08'), ...marked('unexcused', '2025-09-12')];
    expect(summary(marks, '2025-09-19', schoolDaysInARow).unexcusedDays).toBe(2);
  });

  it('lives on across the summer of a child who never came back', () => {
    const marks = [
      ...marked('unexcused', '2026-07-08', '2026-07-10'),
      ...marked('unexcused', '2026-09-01', '2026-09-02'),
    ];
    const rest = summary(marks, '2026-08-20', schoolDaysInARow);
    expect(rest.unexcusedDays).toBe(3);
    expect(summary(marks, '2026-09-02', schoolDaysInARow)).toEqual({
      unexcusedDays: 5,
      since: '2026-07-08',
      lastPresentOn: null,
    });
  });

  it('is broken by being seen at school on a day without lessons', () => {
    const marks = [
      ...marked('unexcused', '2025-09-11', '2025-09-12'),
      { date: plainDate('2025-09-13'), mark: 'present' as const },
    ];
    expect(summary(marks, '2025-09-13', schoolDaysInARow).unexcusedDays).toBe(0);
  });

  it('ignores an absence noted for a day without lessons', () => {
    const marks = [{ date: plainDate('2025-09-13'), mark: 'unexcused' as const }];
    expect(summary(marks, '2025-09-15', schoolDaysInARow)).toEqual({
      unexcusedDays: 0,
      since: null,
      lastPresentOn: null,
    });
  });

  it('takes the later of two marks for one day as its correction, and no mark from the future', () => {
    const marks = [
      ...marked('unexcused', '2025-09-08'),
      ...marked('leave', '2025-09-08'),
      ...marked('present', '2025-09-10'),
    ];
    expect(summary(marks, '2025-09-09', schoolDaysInARow)).toEqual({
      unexcusedDays: 0,
      since: null,
      lastPresentOn: null,
    });
  });
});

describe('absence counted in school days in total', () => {
  it('adds up over days at school', () => {
    const marks = [
      ...marked('unexcused', '2025-09-08', '2025-09-10'),
      ...marked('present', '2025-09-11'),
      ...marked('unexcused', '2025-09-12'),
    ];
    expect(summary(marks, '2025-09-14', schoolDaysInTotal)).toEqual({
      unexcusedDays: 4,
      since: '2025-09-08',
      lastPresentOn: '2025-09-11',
    });
  });

  it('begins each term at zero, and keeps the last term during the vacation', () => {
    const marks = [...marked('unexcused', '2026-07-08', '2026-07-10'), ...marked('unexcused', '2026-09-01')];
    expect(summary(marks, '2026-08-31', schoolDaysInTotal).unexcusedDays).toBe(3);
    expect(summary(marks, '2026-09-01', schoolDaysInTotal).unexcusedDays).toBe(1);
  });
});

describe('absence counted in calendar days', () => {
  it('counts the weekends and holidays that follow an unexcused day', () => {
    const marks = marked('unexcused', '2025-09-29', '2025-10-09');
    expect(summary(marks, '2025-10-09', calendarDaysInARow).unexcusedDays).toBe(11);
    expect(summary(marked('unexcused', '2025-09-12'), '2025-09-14', calendarDaysInARow).unexcusedDays).toBe(
      3,
    );
  });

  it('rests from a day of leave or without a mark until the next unexcused day', () => {
    const leave = [...marked('unexcused', '2025-09-11'), ...marked('leave', '2025-09-12')];
    expect(summary(leave, '2025-09-14', calendarDaysInARow).unexcusedDays).toBe(1);
    expect(summary(marked('unexcused', '2025-09-11'), '2025-09-14', calendarDaysInARow).unexcusedDays).toBe(
      1,
    );
  });

  it('stops over the vacation and goes on in the new term', () => {
    const marks = [...marked('unexcused', '2026-07-10'), ...marked('unexcused', '2026-09-01')];
    expect(summary(marks, '2026-08-31', calendarDaysInARow).unexcusedDays).toBe(1);
    expect(summary(marks, '2026-09-01', calendarDaysInARow).unexcusedDays).toBe(2);
  });

  it('stops while the county has shut its schools', () => {
    const flood = { from: plainDate('2026-06-08'), to: plainDate('2026-06-10'), reason: '防汛停课' };
    const calendar = { ...testCalendar, closures: [flood] };
    const marks = marked('unexcused', '2026-06-04', '2026-06-11', calendar);
    // Thursday to Sunday, then three days of flood, then Thursday
    expect(summary(marks, '2026-06-11', calendarDaysInARow, calendar).unexcusedDays).toBe(5);
  });
});

describe('absence in general', () => {
  it('is never counted in a year without data', () => {
    const marks = marked('unexcused', '2026-12-30', '2026-12-31');
    expect(summarizeAbsence(testCalendar, marks, plainDate('2027-01-04'), schoolDaysInARow)).toEqual({
      ok: false,
      missingYear: 2027,
    });
  });

  const start = plainDate('2025-09-01');
  const marks = fc.array(
    fc.record({
      date: fc.nat(300).map((days) => addDays(start, days)),
      mark: fc.constantFrom<AttendanceMark>('present', 'unexcused', 'leave'),
    }),
    { maxLength: 60 },
  );
  const rules = fc.record({
    unit: fc.constantFrom('school-day' as const, 'calendar-day' as const),
    consecutive: fc.boolean(),
  });

  it('never exceeds the days there were, and counts none before it began', () => {
    fc.assert(
      fc.property(marks, fc.nat(320), rules, (register, days, rule) => {
        const through = addDays(start, days);
        const { unexcusedDays, since, lastPresentOn } = valueOf(
          summarizeAbsence(testCalendar, register, through, rule),
        );
        expect(unexcusedDays === 0).toBe(since === null);
        if (since === null) return;
        const possible =
          rule.unit === 'school-day'
            ? valueOf(unitsBetween(testCalendar, addDays(since, -1), through, 'school-day'))
            : daysBetween(since, through) + 1;
        expect(unexcusedDays).toBeLessThanOrEqual(possible);
        if (rule.consecutive && lastPresentOn !== null) expect(since > lastPresentOn).toBe(true);
      }),
    );
  });

  it('is the same whether leave is entered or the day is left blank, when counted in school days', () => {
    fc.assert(
      fc.property(marks, fc.nat(320), fc.boolean(), (register, days, consecutive) => {
        const once = [...new Map(register.map((entry) => [entry.date, entry])).values()];
        const rule: AbsenceRule = { unit: 'school-day', consecutive };
        const through = addDays(start, days);
        expect(
          summarizeAbsence(
            testCalendar,
            once.filter(({ mark }) => mark !== 'leave'),
            through,
            rule,
          ),
        ).toEqual(summarizeAbsence(testCalendar, once, through, rule));
      }),
    );
  });
});
