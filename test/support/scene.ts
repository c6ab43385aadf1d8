import { PRESENT_PROCEDURE } from '../../src/domain/ladder/procedure.js';
import type { Actor, Role } from '../../src/domain/access/role.js';
import { liveClock, startOf } from '../../src/domain/calendar/case-clock.js';
import { addDays, isBefore, plainDate, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { approverOf } from '../../src/domain/ladder/awaiting.js';
import type { ActName } from '../../src/domain/ladder/acts/act-names.js';
import type { CaseEvent, Happening, HappeningType, Opening } from '../../src/domain/ladder/case-events.js';
import { letClockRun, openFile, perform, record, type Advance } from '../../src/domain/ladder/case-file.js';
import type { CaseState } from '../../src/domain/ladder/case-state.js';
import { mailDuties, type MailDuty } from '../../src/domain/ladder/mail-duties.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { usualActOf } from '../../src/domain/ladder/usual-act.js';
import { person, PLACE } from './people.js';
import { testCalendar } from './test-calendar.js';

const NOON_MS = 12 * 3_600_000;

/** What the drafter of an order has found out. */
export const FOUND = {
  noProperReason: true,
  officerOne: 'ZF-0001',
  officerTwo: 'ZF-0002',
  addressees: ['father', 'mother'],
};

/** A paper given into the guardian's own hands by two certified officers. */
export function handedOver(paper: string, on: string) {
  return {
    paper,
    deliveredOn: on,
    mode: 'direct',
    recipient: 'guardian',
    serverOne: 'ZF-0001',
    serverTwo: 'ZF-0002',
    evidence: 'receipt-1',
  };
}

/** A case played in memory, day by day, as the workflow would play it: acts at noon, the clock every day. */
export class Scene {
  readonly events: CaseEvent[] = [];
  readonly mails: MailDuty[] = [];
  lastRefusal: Refusal | null = null;
  private acts = 0;

  private constructor(
    public state: CaseState,
    public today: PlainDate,
  ) {}

  static opened(
    on: string,
    overrides: Partial<Opening> = {},
    by: Actor | null = person('class_teacher'),
  ): Scene {
    const today = plainDate(on);
    const opening: Opening = {
      caseNo: 'NOL-2025-000001',
      pupil: 'p-1',
      previousCaseNo: null,
      place: PLACE,
      policy: policyById('default'),
      calendar: testCalendar,
      clock: liveClock,
      absentSince: today,
      origin: 'teacher_report',
      confirmed: true,
      procedure: PRESENT_PROCEDURE,
      ...overrides,
    };
    const author = { actor: by, act: 'opening', via: 'person' } as const;
    const opened = openFile(opening, author, startOf(liveClock, today) + NOON_MS);
    const scene = new Scene(opened.state, today);
    scene.take(null, opened);
    return scene;
  }

  /** Lets the days pass one by one up to and including `date`. */
  until(date: string): this {
    const goal = plainDate(date);
    while (isBefore(this.today, goal)) {
      this.today = addDays(this.today, 1);
      this.take(this.state, letClockRun(this.state, this.nowMs()));
    }
    return this;
  }

  days(count: number): this {
    return this.until(addDays(this.today, count));
  }

  /** An act that must be accepted. */
  does(who: Role | Actor, act: ActName, input: object = {}): this {
    this.tries(who, act, input);
    if (this.lastRefusal)
      throw new Error(`${act} was refused on ${this.today}: ${JSON.stringify(this.lastRefusal)}`);
    return this;
  }

  /** An act that may be refused; see {@link lastRefusal}. */
  tries(
    who: Role | Actor,
    act: ActName | string,
    input: object = {},
    actId = `act-${(this.acts += 1)}`,
  ): this {
    const actor = typeof who === 'string' ? person(who) : who;
    const done = perform(this.state, { act, input, actor, actId, via: 'person' }, this.nowMs());
    this.lastRefusal = done.ok ? null : done.refusal;
    if (done.ok) {
      this.take(this.state, done.value);
      this.take(this.state, letClockRun(this.state, this.nowMs()));
    }
    return this;
  }

  /** A machine's fact, followed by the clock. */
  receives(happening: Happening): this {
    const author = { actor: null, act: null, via: 'machine' } as const;
    this.take(this.state, record(this.state, [happening], author, this.nowMs()));
    this.take(this.state, letClockRun(this.state, this.nowMs()));
    return this;
  }

  /** From the written report to a served order, everything done right. */
  untilOrderServed(): this {
    return this.does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: this.today })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: this.today })
      .does('township_cadre', 'recordCriticism', { heldOn: this.today })
      .servePaper('order');
  }

  servePaper(kind: 'order' | 'notice' | 'demand'): this {
    return this.issuePaper(kind).handTo('father').handTo('mother');
  }

  /** Drafted, reviewed and approved by the head, sealed: everything but brought to somebody. */
  issuePaper(kind: 'order' | 'notice' | 'demand' | 'request', more: object = {}): this {
    const approver = kind === 'notice' ? 'justice_official' : 'township_head';
    this.does('township_cadre', 'draftPaper', { kind, ...(kind === 'order' ? FOUND : {}), ...more });
    const paper = this.state.papers.at(-1)?.id ?? '';
    return this.does(approver, 'approvePaper', { paper, reviewed: true }).does(
      'township_cadre',
      'issuePaper',
      {
        paper,
        sealedOn: this.today,
        sealNo: 'YY-1',
      },
    );
  }

  handTo(addressee: 'father' | 'mother', more: object = {}): this {
    const paper = this.state.papers.at(-1)?.id ?? '';
    return this.does('township_cadre', 'recordService', {
      ...handedOver(paper, this.today),
      addressee,
      ...more,
    });
  }

  /** Whatever the case waits for, done rightly under its regime; nothing where only time can help. */
  doesWhatIsAwaited(): this {
    const approver = approverOf(this.state);
    if (this.state.arrangementRequest) return this.tries(approver, 'decideArrangement', { approve: true });
    if (this.state.holdRequest) return this.tries(approver, 'decideHold', { approve: true });
    const { standing, policy } = this.state;
    if (standing.status === 'observing') {
      const visited = standing.followUps.map(({ day }) => day);
      const day = policy.observation.checkpoints.find((each) => !visited.includes(each));
      return day === undefined
        ? this.tries('bureau_officer', 'closeCase')
        : this.tries('class_teacher', 'recordFollowUp', { day, attending: true });
    }
    const move = usualActOf(this.state, this.today);
    return move ? this.tries(move.role, move.act, move.input) : this;
  }

  /** Contacted, persuaded in vain, handed to the township. */
  static atTownship(on: string, overrides: Partial<Opening> = {}): Scene {
    const scene = Scene.opened(on, overrides);
    scene
      .does('class_teacher', 'recordContact', { means: 'phone', outcome: 'refused', reason: 'work' })
      .does('class_teacher', 'escalate');
    for (let i = 0; i < scene.state.policy.persuasion.minimumAttempts; i += 1) {
      scene.does('principal', 'recordPersuasion', {
        heldOn: scene.today,
        participants: ['school_leader', 'inspector', 'village_committee'],
        outcome: 'refused',
      });
    }
    return scene.does('principal', 'escalate');
  }

  types(): HappeningType[] {
    return this.events.map((event) => event.type);
  }

  count(type: HappeningType): number {
    return this.events.filter((event) => event.type === type).length;
  }

  private nowMs(): number {
    return startOf(liveClock, this.today) + NOON_MS;
  }

  private take(before: CaseState | null, advance: Advance): void {
    this.state = advance.state;
    this.events.push(...advance.events);
    this.mails.push(...mailDuties(before, advance.events, advance.state));
  }
}
