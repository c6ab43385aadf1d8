import type { DataSource } from 'typeorm';
import { hashPassword } from '../../api/accounts/password.js';
import { signedInAs } from '../../api/accounts/signed-in-as.js';
import { RosterImport } from '../../api/rosters/roster-import.js';
import { dateAt, liveClock } from '../../domain/calendar/case-clock.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { createDataSource } from '../../persistence/data-source.js';
import { peopleAtDesk } from '../../persistence/readers/accounts.js';
import { system } from '../../persistence/principal.js';
import { addAccounts } from '../../persistence/readers/accounts-writing.js';
import { readSetting, writeSetting } from '../../persistence/readers/cases-settings.js';
import { pupilsForMatching } from '../../persistence/readers/pupils.js';
import { writeAreas, writeSchools } from '../../persistence/readers/schools-writing.js';
import { buildCountyCalendar, CalendarDataMissing } from '../../policies/calendars/build-county-calendar.js';
import { AREAS, SCHOOLS } from './places.js';
import { addSampleChains } from './sample-chains.js';
import { SAMPLE_PASSWORD, sampleAdmins, sampleLogins } from './sample-logins.js';
import { addSamplePosts } from './sample-posts.js';
import { rosterOf, SAMPLE_COUNT, sampleRegister } from './sample-rosters.js';

export interface SeededCounty {
  /** False when the county was there already. */
  readonly seeded: boolean;
  readonly pupils: number;
  readonly logins: number;
}

/**
 * Puts an invented county into a migrated database: places, schools, a person at every desk, the children of every
 * school, both chains of people who answer for each, calendar and regime. The rosters go through the import a registrar uses. Doing it again changes nothing.
 */
export async function seedSampleCounty(
  databaseUrl: string,
  { count = SAMPLE_COUNT }: { readonly count?: number } = {},
): Promise<SeededCounty> {
  const source = await createDataSource(databaseUrl, 3, system('sample county')).initialize();
  try {
    await source.transaction(async (manager) => {
      await writeAreas(manager, AREAS);
      await writeSchools(
        manager,
        SCHOOLS.map(({ code, name, kind, townshipCode, countyCode }) => ({
          code,
          name,
          kind,
          townshipCode,
          countyCode,
        })),
      );
    });
    await addSampleAccounts(source);
    await writeSettings(source);
    const seeded = (await countPupils(source)) === 0;
    if (seeded) await importRosters(source, count);
    await source.transaction(async (manager) => {
      await addSamplePosts(manager, new Date());
      await addSampleChains(manager, new Date());
    });
    return { seeded, pupils: await countPupils(source), logins: sampleLogins().length };
  } finally {
    await source.destroy();
  }
}

async function addSampleAccounts(source: DataSource): Promise<void> {
  // One hash for all: they share the password, and a hundred honest ones would keep the first start waiting.
  const passwordHash = await hashPassword(SAMPLE_PASSWORD);
  const accounts = [...sampleLogins(), ...sampleAdmins()].map(({ login, name, role, office, email }) => ({
    login,
    name,
    role,
    office,
    email,
    passwordHash,
  }));
  await addAccounts(source.manager, accounts, new Date());
}

/** Only what is missing: an office that chose another regime keeps it over a restart. */
async function writeSettings({ manager }: DataSource): Promise<void> {
  const now = new Date();
  if (!(await readSetting(manager, 'policy'))) await writeSetting(manager, 'policy', { id: 'default' }, now);
  if (await readSetting(manager, 'calendar')) return;
  const year = yearOf(dateAt(liveClock, now.getTime()));
  await writeSetting(
    manager,
    'calendar',
    buildCountyCalendar([year - 1, year, year + 1].filter(isKnown)),
    now,
  );
}

function isKnown(year: number): boolean {
  try {
    buildCountyCalendar([year]);
    return true;
  } catch (error) {
    if (error instanceof CalendarDataMissing) return false;
    throw error;
  }
}

async function importRosters(source: DataSource, count: number): Promise<void> {
  const rosters = new RosterImport(source);
  const register = sampleRegister(count);
  for (const school of SCHOOLS) {
    const [registrar] = await peopleAtDesk(source.manager, 'registrar', school.code);
    if (!registrar) throw new Error(`no registrar at ${school.code}`);
    const file = await rosterOf(school, register);
    const answer = await rosters.import(file, signedInAs(registrar), { dryRun: false, keep: 'none' });
    // Codes and places of the faults, never what stands in the cells.
    if (!answer.ok) {
      const faults = answer.report?.errors.map(({ row, code }) => `${row}:${code}`).join(' ') ?? '';
      throw new Error(`the sample roster of ${school.code} was refused: ${answer.refusal.code} ${faults}`);
    }
  }
}

async function countPupils({ manager }: DataSource): Promise<number> {
  const schoolCodes = SCHOOLS.map(({ code }) => code);
  return (await pupilsForMatching(manager, { studentNumbers: [], idNumbers: [], schoolCodes })).length;
}
