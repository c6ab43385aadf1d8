import { PRESENT_PROCEDURE } from '../../src/domain/ladder/procedure.js';
import { wordsFor } from '../../activities/mail/mail-words.js';
import type { Reader } from '../../src/domain/access/health-permissions.js';
import { caseShownTo } from '../../src/domain/access/shown-case.js';
import { dateAt, drillClock, startOf } from '../../src/domain/calendar/case-clock.js';
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { letClockRun, openFile, perform, type Advance } from '../../src/domain/ladder/case-file.js';
import type { CaseEvent } from '../../src/domain/ladder/case-events.js';
import type { CaseState } from '../../src/domain/ladder/case-state.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { mailDuties } from '../../src/domain/ladder/mail-duties.js';
import { describeEvent } from '../../src/domain/wording/events.js';
import { ROLE_LABELS } from '../../src/domain/wording/labels.js';
import { officeDayOf } from '../../src/launcher/drill/drill-clock.js';
import type { DrillDriver, DrillEvent, DrillMail, DrillTime } from '../../src/launcher/drill/drill-driver.js';
import { Play } from '../../src/launcher/drill/play.js';
import type { Scenario } from '../../src/launcher/drill/scenario.schema.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { OTHER_SCHOOL, PLACE } from '../support/people.js';
import { testCalendar } from '../support/test-calendar.js';

/** Scenarios look through the bureau's eyes, whoever acts. */
const READER: Reader = { role: 'bureau_officer', office: PLACE.county };
const DAY_MS = 1_000;
const FORENOON_MS = 300;

/** Plays a scenario against the pure domain, where a year takes no time. The drill itself has no such driver. */
export async function rehearse(scenario: Scenario, policy: string): Promise<Play> {
  const clock = drillClock({ startsAtMs: 0, startsOn: scenario.opens, msPerDay: DAY_MS });
  let now = 0;
  let state: CaseState | undefined;
  const timeline: CaseEvent[] = [];
  const mails: DrillMail[] = [];
  const current = (): CaseState => {
    if (!state) throw new Error('no case has been opened');
    return state;
  };
  const shownTo = (reader: Reader) => caseShownTo(reader, viewOf(current()));
  const take = (advance: Advance) => {
    if (advance.events.length === 0) return;
    for (const { template, role, facts } of mailDuties(state ?? null, advance.events, advance.state))
      mails.push({ roles: [role], subject: wordsFor(template, facts).subject, at: now });
    timeline.push(...advance.events);
    state = advance.state;
  };
  const time: DrillTime = {
    now: () => now,
    today: () => dateAt(clock, now),
    dateAt: (ms) => dateAt(clock, ms),
    officeDay: (from) => officeDayOf(testCalendar, from),
    until: async (date: PlainDate) => {
      for (let day = addDays(dateAt(clock, now), 1); day <= date; day = addDays(day, 1)) {
        now = startOf(clock, day);
        if (state) take(letClockRun(state, now));
      }
      now = Math.max(now, startOf(clock, date) + FORENOON_MS);
    },
    patience: () => async () => false,
  };
  const driver: DrillDriver = {
    child: (government) => ({ pupil: 'p-rehearsal', place: { ...PLACE, localGovernment: government } }),
    open: async (child, { origin, absentSince, policy: id }, by) => {
      const opening = {
        caseNo: 'NOL-2025-000001',
        previousCaseNo: null,
        ...child,
        policy: policyById(id),
        calendar: testCalendar,
        clock,
        absentSince,
        origin,
        confirmed: origin === 'teacher_report',
        procedure: PRESENT_PROCEDURE,
      };
      take(openFile(opening, { actor: { ...by, user: userAt(by) }, act: 'open', via: 'person' }, now));
      return { view: shownTo(by), refusal: null };
    },
    act: async (_view, act, input, by) => {
      const actId = `act-${timeline.length}-${mails.length}`;
      const command = { act, input, actor: { ...by, user: userAt(by) }, actId, via: 'person' } as const;
      const judged = perform(current(), command, now);
      if (!judged.ok) return { view: null, refusal: judged.refusal };
      take(judged.value);
      take(letClockRun(current(), now));
      return { view: shownTo(READER), refusal: null };
    },
    view: async () => shownTo(READER),
    timeline: async () => timeline.map(toldBy),
    mails: async () => mails,
    accountAt: userAt,
    receivingSchool: () => OTHER_SCHOOL,
  };
  const play = new Play(scenario, policyById(policy), driver, time);
  await play.run();
  return play;
}

function toldBy(event: CaseEvent): DrillEvent {
  const { seq, on, at, type } = event;
  const who = event.actor ? ROLE_LABELS[event.actor.role] : event.via;
  return { seq, on, at, type, words: describeEvent(event), who, facts: { ...event } };
}

function userAt({ role, office }: { readonly role: string; readonly office: string }): string {
  return `u-${role}-${office}`;
}
