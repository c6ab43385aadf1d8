import type { EntityManager } from 'typeorm';
import type { CaseClock } from '../../domain/calendar/case-clock.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { prepared } from '../row-security/prepared.js';

/**
 * What is said to the whole county, and who goes by it. That a case has heard is not noted by whoever told it: it is
 * read from what the case itself has written in the ledger since.
 */
export interface CountyWord {
  readonly calendar?: CountyCalendar;
  readonly clock?: CaseClock;
}

const SAID = prepared(`SELECT key, value FROM setting WHERE told`);

/** What open cases are to go by; without what concerns new ones alone. */
export async function countyWord(manager: EntityManager): Promise<CountyWord> {
  const rows = await manager.query<{ key: string; value: object }[]>(SAID);
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Who goes by something else: $1 is the calendar's version and $2 the clock, null where nothing has been said. */
const OTHER_CALENDAR = `($1::text IS NOT NULL AND goes_by_calendar IS DISTINCT FROM $1)`;
/** A case on the sun's own clock takes no other: it began before the trial did, or after. */
const OTHER_CLOCK = `($2::jsonb IS NOT NULL AND goes_by_clock <> $2 AND goes_by_clock ->> 'msPerDay' <> '86400000')`;

function said({ calendar, clock }: CountyWord): readonly [string | null, string | null] {
  return [calendar?.version ?? null, clock ? JSON.stringify(clock) : null];
}

export interface CaseToTell {
  readonly caseNo: string;
  readonly pupil: string;
  readonly calendar: boolean;
  readonly clock: boolean;
  /** Whether the ledger knows what it goes by now; it does not of a case that has written nothing for long. */
  readonly known: boolean;
}

/** The open cases that do not go by the county's word yet, in the order of their numbers. */
export async function casesToTell(
  manager: EntityManager,
  word: CountyWord,
  after: string,
  limit: number,
): Promise<readonly CaseToTell[]> {
  if (!word.calendar && !word.clock) return [];
  return manager.query<CaseToTell[]>(BEHIND, [...said(word), after, limit]);
}

const BEHIND = prepared(`
     SELECT case_no AS "caseNo", pupil, coalesce(${OTHER_CALENDAR}, false) AS calendar,
            coalesce(${OTHER_CLOCK}, false) AS clock, goes_by_calendar IS NOT NULL AS known
       FROM case_ledger
      WHERE standing <> 'closed' AND case_no > $3 AND (${OTHER_CALENDAR} OR ${OTHER_CLOCK})
      ORDER BY case_no LIMIT $4`);

export interface Hearing {
  readonly open: number;
  /** Open cases that do not go by it yet. */
  readonly waiting: number;
}

/** How far the word has got. */
export async function hearing(manager: EntityManager, word: CountyWord): Promise<Hearing> {
  const [row] = await manager.query<Hearing[]>(
    `SELECT count(*)::int AS open, (count(*) FILTER (WHERE ${OTHER_CALENDAR} OR ${OTHER_CLOCK}))::int AS waiting
       FROM case_ledger WHERE standing <> 'closed'`,
    [...said(word)],
  );
  return row ?? { open: 0, waiting: 0 };
}
