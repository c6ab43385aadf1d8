import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.js';
import { createDataSource } from '../../persistence/data-source.js';
import { system } from '../../persistence/principal.js';
import { readSetting } from '../../persistence/readers/cases-settings.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { ApiClient } from '../drill/api-client.js';
import type { Inbox } from '../drill/inbox.js';
import { readScenarioFiles } from '../drill/read-scenarios.js';
import { runDrill } from '../drill/run-drill.js';
import type { Stack } from '../stack-options.js';
import { progress } from '../terminal.js';
import { SHOWN_SCHOOL } from './places.js';
import { printShownDocuments } from './showcase-documents.js';
import { SAMPLE_PASSWORD, SHOWN_TEACHER } from './sample-logins.js';

const SCENARIOS = fileURLToPath(new URL('./showcase.yaml', import.meta.url));
/** Short enough to watch, long enough that a busy machine keeps pace. */
const SHOWCASE_MS_PER_DAY = 350;
const REGIME = 'default';

/**
 * The main job at work, once per data folder: real users report children, contact, persuade, report, order, serve and
 * apply over HTTP, while the clock reminds and escalates, until there is a case on every rung.
 *
 * @returns false when the county has cases already.
 */
export async function playShowcase(stack: Stack, inbox: Inbox, signal: AbortSignal): Promise<boolean> {
  const database = await createDataSource(stack.databaseUrl, 2, system('showcase')).initialize();
  try {
    if (await hasCases(database)) return false;
    progress('showing the main job at work: about seven months in a good minute');
    const policy = policyById(REGIME);
    const chosen = readScenarioFiles([SCENARIOS], [REGIME]).map((scenario) => ({ scenario, policy }));
    const calendar = await publishedCalendar(database);
    const stop = () => Promise.resolve();
    // So that whoever signs in with a printed login finds work on the desk.
    const shown = { stack, database, inbox, calendar, stop, firstSchool: SHOWN_SCHOOL };
    await runDrill(chosen, shown, SHOWCASE_MS_PER_DAY, signal);
    const api = new ApiClient(stack.apiUrl, signal);
    await printShownDocuments(database, api);
    await reportToday(api);
    return true;
  } finally {
    await database.destroy();
  }
}

/** A child reported on the last day: its teacher, where a newcomer begins, finds the first step of the ladder in time. */
async function reportToday(api: ApiClient): Promise<void> {
  const teacher = await api.signIn(SHOWN_TEACHER, SAMPLE_PASSWORD);
  const found = await api.get<{ pupils: readonly { code: string }[] }>('/pupils', teacher);
  const counts = await api.get<{ today: PlainDate }>('/cases/counts', teacher);
  if (!found.ok || !counts.ok) return;
  for (const { code } of found.body.pupils.toReversed()) {
    const report = { pupil: code, absentSince: addDays(counts.body.today, -1), origin: 'teacher_report' };
    const answer = await api.post<{ opened: boolean }>('/cases', report, teacher);
    if (answer.ok && answer.body.opened) return;
  }
}

/** What a trial's clock does from now on; a stopped system's clock stands still. */
export async function setPace(
  stack: Stack,
  pace: { readonly secondsPerDay: number } | { readonly pause: true },
  signal: AbortSignal,
): Promise<void> {
  const api = new ApiClient(stack.apiUrl, signal);
  const answer = await api.put('/drill/clock', pace, await api.signIn('bureau', SAMPLE_PASSWORD));
  if (!answer.ok) throw new Error(`the drill clock refuses its pace: ${answer.refusal.message}`);
}

/** The one the seed has just written. */
async function publishedCalendar({ manager }: DataSource): Promise<CountyCalendar> {
  const calendar = await readSetting<CountyCalendar>(manager, 'calendar');
  if (!calendar) throw new Error('the sample county has no calendar');
  return calendar;
}

async function hasCases(database: DataSource): Promise<boolean> {
  const [found] = await database.query<{ used: boolean }[]>(
    'SELECT EXISTS (SELECT 1 FROM case_ledger) AS used',
  );
  return found?.used === true;
}
