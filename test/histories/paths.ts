import { addDays, plainDate, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { dateAt } from '../../src/domain/calendar/case-clock.js';
import { SIGNALS } from '../../src/contracts/case-messages.js';
import type { Actor, Role } from '../../src/domain/access/role.js';
import type { ActName } from '../../src/domain/ladder/acts/act-names.js';
import type { Opening } from '../../src/domain/ladder/case-events.js';
import { awaitingOf } from '../../src/domain/ladder/awaiting.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import type { Policy } from '../../src/domain/ladder/policy.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import type { CaseWorld } from '../support/case-world.js';
import { usualActOf } from '../../src/domain/ladder/usual-act.js';
import { officer, OTHER_SCHOOL, person } from '../support/people.js';

/** One life of a case on real servers. Together these go through every branch that a history can record. */
export interface Path {
  readonly name: string;
  readonly opening?: Partial<Opening>;
  readonly play: (life: Life) => Promise<void>;
}

/** A running case with the few words a path needs. */
export class Life {
  constructor(
    private readonly world: CaseWorld,
    readonly opening: Opening,
  ) {}

  get today(): PlainDate {
    return dateAt(this.opening.clock, Date.now());
  }

  async does(who: Role | Actor, act: ActName, input: object = {}): Promise<void> {
    const { refusal } = await this.world.act(this.opening.pupil, act, input, typeof who === 'string' ? person(who) : who);
    if (refusal) throw new Error(`${act} was refused on ${this.today}: ${JSON.stringify(refusal)}`);
  }

  signal(name: string, payload: unknown): Promise<void> {
    return this.world.handle(this.opening.pupil).signal(name, payload);
  }

  days(count: number): Promise<void> {
    return this.world.until(this.opening, addDays(this.today, count));
  }

  /** Does what is awaited, day after day, until the case waits for `what`. */
  async untilAwaiting(what: string): Promise<void> {
    for (;;) {
      const state = await this.world.state(this.opening.pupil);
      const awaiting = awaitingOf(state);
      if (!awaiting) throw new Error(`the case closed before it waited for ${what}`);
      if (awaiting.what === what) return;
      const opens = viewOf(state).legalClock?.filingOpens;
      const waitsUntil = awaiting.what === 'request_draft' && opens ? opens : addDays(awaiting.from, awaiting.what.endsWith('compliance') ? 1 : 0);
      if (waitsUntil > this.today) await this.world.until(this.opening, waitsUntil);
      const move = usualActOf(state, this.today);
      if (!move) throw new Error(`nobody knows how to do ${awaiting.what}`);
      await this.does(move.role, move.act, move.input);
    }
  }
}

const closeAfterReturn = async (life: Life) => {
  await life.does('class_teacher', 'reportReturn', { returnedOn: life.today });
  for (const [day, wait] of [[7, 8], [30, 24], [90, 61]] as const) {
    await life.days(wait);
    await life.does('class_teacher', 'recordFollowUp', { day, attending: true });
  }
  await life.does('bureau_officer', 'closeCase');
};

const toTheCourt = async (life: Life) => {
  await life.untilAwaiting('enforcement');
  await life.does('principal', 'reportReturn', { returnedOn: life.today });
  await life.does('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: life.today, evidence: 'w-1' });
};

const SERVERS = { serverOne: 'ZF-1', serverTwo: 'ZF-2' };
const order = (n: number) => ({ paper: `order-${n}` });

/** Every way in which a paper can go back, and every way in which it can fail to arrive. */
const sentBackAndRecalled = async (life: Life) => {
  await life.untilAwaiting('order_approval');
  await life.does('township_cadre', 'withdrawPaper', order(1));
  await life.untilAwaiting('order_approval');
  await life.does(person('township_cadre', 2), 'reviewPaper', order(2));
  await life.does('township_head', 'returnPaper', { ...order(2), reason: 'facts' });
  await life.does('township_cadre', 'correctPaper', order(2));
  await life.does(person('township_cadre', 2), 'reviewPaper', order(2));
  await life.does('township_head', 'approvePaper', order(2));
  await life.does('township_cadre', 'issuePaper', { ...order(2), sealedOn: life.today, sealNo: 'Y-1' });
  const left = { mode: 'left', recipient: 'nobody', refused: true, leftProof: 'pictures', attachments: ['att-0001'] };
  const handed = { ...order(2), deliveredOn: life.today, ...SERVERS, evidence: 'r-1' };
  await life.does('township_cadre', 'recordService', { ...handed, ...left, addressee: 'father' });
  const failed = { triedOn: life.today, mode: 'mail', result: 'mail_returned' };
  await life.does('township_cadre', 'recordFailedService', { ...order(2), addressee: 'mother', ...failed });
  const publishedOn = life.today;
  await life.does('township_cadre', 'announceService', {
    ...order(2),
    addressee: 'mother',
    publishedOn,
    ground: 'other_modes_failed',
    evidence: 'a-1',
  });
  await life.days(33);
  const announced = { ...order(2), deliveredOn: publishedOn, mode: 'announcement', ...SERVERS, evidence: 'r-2' };
  await life.does('township_cadre', 'recordService', { ...announced, addressee: 'mother' });
  await life.does('township_head', 'recallPaper', { ...order(2), reason: 'wrong_facts', letter: 'l-1' });
  await life.untilAwaiting('order_compliance');
};

/** Only a pack that cites a regulation opens this road; the shipped ones do not. */
const PENAL: Policy = {
  ...policyById('default'),
  penalty: {
    regulation: '某省义务教育条例',
    article: '第四十条',
    text: '经责令改正仍不送适龄儿童入学的，由作出责令的机关处以罚款。',
    rank: 'local_regulation',
    inForceFrom: plainDate('2020-01-01'),
    issuers: ['township'],
  },
};

const punished = async (life: Life) => {
  await life.untilAwaiting('order_compliance');
  await life.days(14);
  for (const kind of ['penalty_notice', 'penalty_decision']) {
    const paper = `${kind}-1`;
    await life.does('township_cadre', 'draftPaper', { kind, officerOne: 'ZF-1', officerTwo: 'ZF-2' });
    await life.does('township_head', 'approvePaper', { paper, reviewed: true });
    await life.does('township_cadre', 'issuePaper', { paper, sealedOn: life.today, sealNo: 'Y-1' });
    for (const addressee of ['father', 'mother']) {
      const to = { paper, addressee, recipient: 'guardian', mode: 'direct', evidence: 'r-1', ...SERVERS };
      await life.does('township_cadre', 'recordService', { ...to, deliveredOn: life.today });
    }
    if (kind === 'penalty_notice') {
      await life.does('township_cadre', 'recordStatement', { said: 'waived', statedOn: life.today, evidence: 's-1' });
    }
  }
  await life.untilAwaiting('demand_service');
};

export const PATHS: readonly Path[] = [
  {
    name: 'returned-after-first-call',
    play: async (life) => {
      await life.does('class_teacher', 'recordContact', { means: 'phone', outcome: 'promised', reason: 'learning' });
      await life.days(2);
      await closeAfterReturn(life);
    },
  },
  ...['default', 'tunxi', 'liujiang', 'jidong', 'guling', 'bayannur'].map((regime) => ({
    name: `to-the-court-${regime}`,
    opening: { policy: policyById(regime) },
    play: toTheCourt,
  })),
  { name: 'sent-back-and-recalled', play: sentBackAndRecalled },
  { name: 'punished-under-a-regulation', opening: { policy: PENAL }, play: punished },
  { name: 'left-to-the-clock', play: (life) => life.days(120) },
  {
    name: 'dismissed-alert',
    opening: { confirmed: false, origin: 'attendance' },
    play: (life) => life.does('principal', 'dismissAlert', { reason: 'on_leave', evidence: 'e-1' }),
  },
  {
    name: 'transfer-claimed-then-confirmed',
    play: async (life) => {
      const claim = { kind: 'transfer', toSchool: OTHER_SCHOOL, evidence: 'e-1' };
      await life.does('registrar', 'claimExit', claim);
      await life.days(60);
      await life.does('registrar', 'claimExit', claim);
      await life.does({ user: 'u-receiving', role: 'registrar', office: OTHER_SCHOOL }, 'confirmExit', { evidence: 'e-2' });
    },
  },
  {
    name: 'relapse',
    play: async (life) => {
      await life.does('class_teacher', 'reportReturn', { returnedOn: life.today });
      await life.days(8);
      await life.does('class_teacher', 'recordFollowUp', { day: 7, attending: false });
      await life.untilAwaiting('order_compliance');
    },
  },
  {
    name: 'paused-and-extended',
    play: async (life) => {
      await life.does('principal', 'requestPause', { reason: 'illness', days: 10, evidence: 'h-1' });
      await life.does('township_head', 'decideHold', { approve: true });
      await life.days(12);
      await life.does('principal', 'requestExtension', { reason: 'negotiation', days: 2 });
      await life.does('township_head', 'decideHold', { approve: true });
      await life.does('principal', 'requestPause', { reason: 'disaster', days: 5, evidence: 'h-2' });
      await life.does('township_head', 'decideHold', { approve: false });
      await life.days(20);
    },
  },
  {
    name: 'safety-brake-and-missing',
    play: async (life) => {
      await life.does('class_teacher', 'reportMissing');
      await life.days(15);
      await life.does(officer('police'), 'recordReferralReply', { referral: 'referral-1', result: 'found' });
      await life.does('class_teacher', 'recordFound');
      await life.does('class_teacher', 'pullSafetyBrake', { sign: 'child_labour' });
      await life.days(10);
      await life.does(officer('labour'), 'recordReferralReply', { referral: 'referral-2', result: 'done' });
      await life.does('bureau_head', 'releaseSafetyBrake', { evidence: 'e-1' });
      await life.does('principal', 'refer', { department: 'civil_affairs' });
      await life.days(30);
    },
  },
  {
    name: 'suspension-runs-out',
    play: async (life) => {
      const until = addDays(life.today, 20);
      await life.does('principal', 'requestArrangement', { kind: 'suspension', until, evidence: 'h-1', application: 'sq-1' });
      await life.does('township_head', 'decideArrangement', { approve: true });
      await life.days(25);
    },
  },
  {
    name: 'approval-that-never-comes',
    play: async (life) => {
      await life.untilAwaiting('order_approval');
      await life.days(90);
      await life.does('township_head', 'rejectPaper', { paper: 'order-1', reason: 'facts' });
    },
  },
  {
    name: 'machines-and-operators',
    opening: { confirmed: false, origin: 'attendance' },
    play: async (life) => {
      await life.signal(SIGNALS.operatorAct, { act: 'confirmAlert', role: 'class_teacher', operator: 'ops-1' });
      await life.signal(SIGNALS.operatorAct, { act: 'closeCase', role: 'bureau_officer', operator: 'ops-1' });
      await life.signal(SIGNALS.calendarPublished, { calendar: { ...life.opening.calendar, version: 'again' } });
      await life.signal(SIGNALS.attendanceObserved, 'nonsense');
      await life.does('principal', 'reassign', { role: 'class_teacher', to: 'u-9' });
      await life.does('class_teacher', 'reportReturn', { returnedOn: life.today });
      const seen = { unexcusedDays: 9, since: life.today, lastPresentOn: life.today, through: life.today };
      await life.signal(SIGNALS.attendanceObserved, seen);
      await life.signal(SIGNALS.clockSet, { clock: { ...life.opening.clock, zeroDay: life.opening.clock.zeroDay + 20 } });
      await life.days(2);
    },
  },
];
