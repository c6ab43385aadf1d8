import { legalClock, type LegalClock, type LegalClockFacts } from '../domain/calendar/legal-clock.js';
import { yearOf } from '../domain/calendar/plain-date.js';
import { buildCountyCalendar, CalendarDataMissing } from '../policies/calendars/build-county-calendar.js';
import { LegalClockUsage, readLegalClockArguments } from './legal-clock-arguments.js';
import { legalClockTable } from './legal-clock-table.js';

/**
 * `npm run legal-clock -- --served 2025-09-15 …`: the dates between a served order and the court's door, with the
 * article and the arithmetic of each. Exit code 2 for a question it cannot read or has no holiday data to answer.
 */
function main(args: readonly string[]): void {
  const { facts, json, help } = readLegalClockArguments(args);
  if (help !== undefined) return void process.stdout.write(help);
  const clock = clockOf(facts);
  process.stdout.write(json ? `${JSON.stringify(clock, null, 2)}\n` : legalClockTable(facts, clock));
}

function clockOf(facts: LegalClockFacts): LegalClock {
  const from = yearOf(facts.servedOn);
  const lastEvent = [facts.reconsiderationDecidedServedOn, facts.demandServedOn].reduce(
    (latest, date) => Math.max(latest, date === undefined ? from : yearOf(date)),
    from,
  );
  // From the last event at most a year to sue, three months to file and a roll.
  const years = Array.from({ length: lastEvent - from + 3 }, (_, i) => from + i).filter(isPublished);
  if (!years.includes(from)) throw missing(from);
  const clock = legalClock(buildCountyCalendar(years), facts);
  if (!clock.ok) throw missing(clock.missingYear);
  return clock.value;
}

function missing(year: number): LegalClockUsage {
  return new LegalClockUsage(
    `没有 ${year} 年的节假日安排，期限无法计算，不作推测。国务院办公厅公布后，请在 src/policies/calendars/overrides.yaml 补录该年。`,
  );
}

function isPublished(year: number): boolean {
  try {
    buildCountyCalendar([year]);
    return true;
  } catch (error) {
    if (error instanceof CalendarDataMissing) return false;
    throw error;
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LegalClockUsage)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 2;
}
