import type { DataSource } from 'typeorm';
import { drillClock, type CaseClock } from '../../domain/calendar/case-clock.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { Place } from '../../domain/ladder/case-state.js';
import { lockSetting, writeSetting } from '../../persistence/readers/cases-settings.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { newPupilCode, writePupils } from '../../persistence/readers/pupils-writing.js';
import { buildCountyCalendar } from '../../policies/calendars/build-county-calendar.js';
import { SCHOOLS } from '../sample/places.js';
import { seedSampleCounty } from '../sample/seed-sample-county.js';

const SCHOOL = SCHOOLS.find(({ key }) => key === 'junior2') as (typeof SCHOOLS)[number];

/** Where the children of the bench go to school: one class of the sample county, in a township. */
export const BENCH_PLACE: Place = {
  county: SCHOOL.countyCode,
  township: SCHOOL.townshipCode,
  school: SCHOOL.code,
  schoolClass: `${SCHOOL.code}-7-1`,
  localGovernment: 'township',
};

/** A Monday in term, followed by a year the calendar knows. */
export const FIRST_DAY = plainDate('2025-09-15');
/** Cases of an older absence wait for nothing but the deadline of the step they are in. */
export const ABSENT_SINCE = plainDate('2025-08-04');

/** The sample county, and in one class of it as many children as the bench has cases to open. @returns their codes. */
export async function settleCounty(
  databaseUrl: string,
  database: DataSource,
  count: number,
): Promise<string[]> {
  await seedSampleCounty(databaseUrl, { count: 20 });
  const now = new Date();
  // What is measured must not depend on the year in which somebody measures.
  await writeSetting(database.manager, 'calendar', buildCountyCalendar([2025, 2026]), now);
  const pupils = Array.from({ length: count }, (_, index) => child(index + 1));
  await writePupils(database.manager, pupils, now);
  return pupils.map(({ code }) => code);
}

function child(number: number): PupilRecord {
  return {
    code: newPupilCode(),
    name: `测试学生${number}`,
    sex: number % 2 === 0 ? 'female' : 'male',
    birthDate: '2012-10-01',
    idNumber: null,
    studentNumber: null,
    schoolCode: BENCH_PLACE.school,
    grade: 7,
    classNo: 1,
    schoolClass: BENCH_PLACE.schoolClass,
    guardianName: null,
    guardianRelation: null,
    phone: null,
    hukouAddress: null,
    homeAddress: null,
    specialGroups: [],
    status: 'enrolled',
  };
}

/** From now on the county's day lasts so long, beginning with {@link FIRST_DAY} at this moment. */
export async function setClock(database: DataSource, msPerDay: number): Promise<CaseClock> {
  const clock = drillClock({ startsAtMs: Date.now(), startsOn: FIRST_DAY, msPerDay });
  await database.transaction(async (manager) => {
    await lockSetting(manager, 'clock');
    await writeSetting(manager, 'clock', clock, new Date());
  });
  return clock;
}

/** Mails are sent after the act that made them due; what one phase owes must not slow the next. */
export async function mailsOwed(database: DataSource): Promise<number> {
  const [row] = await database.query<{ owed: number }[]>(
    `SELECT count(*)::int AS owed FROM mail_outbox WHERE status IN ('pending', 'sending')`,
  );
  return row?.owed ?? 0;
}

/** @returns how many milliseconds it took. */
export async function untilMailsSettled(database: DataSource, patienceMs = 600_000): Promise<number> {
  const began = Date.now();
  while ((await mailsOwed(database)) > 0) {
    if (Date.now() - began > patienceMs) throw new Error('mails are owed that nobody sends');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return Date.now() - began;
}
