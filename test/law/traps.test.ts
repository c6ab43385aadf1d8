import { summarizeAbsence } from '../../src/domain/calendar/absence.js';
import { addDays, plainDate } from '../../src/domain/calendar/plain-date.js';
import { rollBackToWorkingDay, rollToWorkingDay } from '../../src/domain/calendar/day-count.js';
import { legalClock } from '../../src/domain/calendar/legal-clock.js';
import { ACT_NAMES } from '../../src/domain/ladder/acts/act-names.js';
import { covers } from '../../src/domain/access/jurisdiction.js';
import { ACT_ROLES } from '../../src/domain/access/act-permissions.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { gate } from '../../src/domain/ladder/gates.js';
import {
  ADDRESSEES,
  ARRANGEMENT_KINDS,
  COURT_ANSWERS,
  EXIT_KINDS,
  PAPER_KINDS,
  PENALTY_PAPERS,
  SOLE_REASONS,
} from '../../src/domain/ladder/vocabulary.js';
import { publishedTable } from '../../src/domain/small-numbers/published-table.js';
import { currentCitations } from '../../src/domain/law/citations.js';
import { loadPolicyPacks, policyById } from '../../src/policies/load-policy-packs.js';
import { OTHER_SCHOOL, officer, person, PLACE } from '../support/people.js';
import { FOUND, handedOver, Scene } from '../support/scene.js';
import { testCalendar, valueOf } from '../support/test-calendar.js';

/** One test for each trap of domain.md, part G, that the domain itself can fall into. */

const demanded = (on = '2025-09-08') =>
  Scene.atTownship(on).untilOrderServed().days(15).servePaper('notice').days(15).servePaper('demand');
const reported = (scene = Scene.atTownship('2025-09-08')) =>
  scene
    .does('principal', 'sendReport')
    .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
    .does('township_cadre', 'recordCriticism', { heldOn: scene.today });
const ORDER = { kind: 'order', ...FOUND };
const issuedOrder = (more: object = {}) => reported().issuePaper('order', more);
/** An order to the mother alone, the father being dead, so that one service is all there is. */
const toOne = { addressees: ['mother'], soleBecause: 'deceased' };
const service = (scene: Scene, more: object) =>
  scene.tries('township_cadre', 'recordService', { ...handedOver('order-1', scene.today), ...more })
    .lastRefusal;
const clockOf = (scene: Scene) => {
  const clock = viewOf(scene.state).legalClock;
  if (!clock) throw new Error('no order has been served');
  return clock;
};

describe('the traps of the law', () => {
  it('trap 1: article 58 gives no fine, and nobody is punished without a regulation and its text', () => {
    expect(currentCitations['compulsory-education-58'].words).not.toContain('罚款');
    const penal = Object.entries(PAPER_KINDS).filter(([, label]) => /罚/.test(label));
    expect(penal.map(([kind]) => kind)).toEqual(PENALTY_PAPERS);
    const scene = Scene.atTownship('2025-09-08').untilOrderServed().days(15);
    for (const kind of PENALTY_PAPERS) {
      expect(scene.tries('township_cadre', 'draftPaper', { ...ORDER, kind }).lastRefusal?.code).toBe(
        'no_penalty_basis',
      );
    }
    expect(loadPolicyPacks().filter(({ penalty }) => penalty)).toEqual([]);
  });

  it('trap 2: an order needs no hearing notice, but it can be reviewed and says so unless told otherwise', () => {
    const scene = reported().does('township_cadre', 'draftPaper', ORDER);
    expect(scene.state.papers[0]).toMatchObject({ kind: 'order', remediesTold: true });
    expect(clockOf(Scene.atTownship('2025-09-08').untilOrderServed()).reconsiderationEnds).toBeDefined();
  });

  it('trap 3: no act names a parent publicly', () => {
    expect(ACT_NAMES.join()).not.toMatch(/publish|circulate|warn|shame/i);
  });

  it('trap 4: the court opens six months and a demand after the order, not when the order expires', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed().days(15);
    expect(scene.tries('township_cadre', 'draftPaper', { kind: 'request' }).lastRefusal?.code).toBe(
      'predecessor_not_served',
    );
    const late = demanded();
    expect(late.tries('township_cadre', 'draftPaper', { kind: 'request' }).lastRefusal?.code).toBe(
      'filing_window_not_open',
    );
    expect(clockOf(late).filingOpens! > '2026-03-08').toBe(true);
    late.until(addDays(clockOf(late).filingOpens!, -1));
    expect(late.tries('township_cadre', 'draftPaper', { kind: 'request' }).lastRefusal?.code).toBe(
      'filing_window_not_open',
    );
    late.days(1).does('township_cadre', 'draftPaper', { kind: 'request' });
  });

  it('trap 5: 10 days after 催告 are working days, 60 days calendar days, six months no 180 days; the day of service is not counted', () => {
    const facts = { remediesTold: true, servedOn: plainDate('2025-03-31') };
    const clock = valueOf(legalClock(testCalendar, { ...facts, demandServedOn: plainDate('2025-09-25') }));
    expect(clock.reconsiderationEnds).toBe('2025-05-30');
    expect(clock.litigationEnds).toBe('2025-09-30');
    // 26, 28 (worked), 29, 30 September, 9, 10, 11 (worked), 13, 14, 15 October.
    expect(clock.demandPeriodEnds).toBe('2025-10-15');
  });

  it('trap 6: a legal period rolls to the next working day, a monthly report to the one before', () => {
    const sunday = plainDate('2026-03-22');
    expect(valueOf(rollToWorkingDay(testCalendar, sunday))).toBe('2026-03-23');
    expect(valueOf(rollBackToWorkingDay(testCalendar, sunday))).toBe('2026-03-20');
  });

  it('trap 7: a second demand or order of the same case restarts nothing, and a new order is another act', () => {
    const scene = demanded();
    const before = clockOf(scene);
    expect(scene.tries('township_cadre', 'draftPaper', { kind: 'demand' }).lastRefusal?.code).toBe(
      'paper_exists',
    );
    expect(clockOf(scene)).toEqual(before);
    scene
      .does('township_cadre', 'recordRelief', {
        relief: 'reconsideration',
        stage: 'sought',
        datedOn: scene.today,
        evidence: 'f-1',
      })
      .does('township_cadre', 'recordRelief', {
        relief: 'reconsideration',
        stage: 'overturned',
        datedOn: scene.today,
        evidence: 'f-2',
      })
      .servePaper('order');
    expect(
      scene.state.papers.filter((paper) => paper.kind === 'order').map(({ id, status }) => [id, status]),
    ).toEqual([
      ['order-1', 'stopped'],
      ['order-2', 'served'],
    ]);
    expect(clockOf(scene).litigationEnds > before.litigationEnds).toBe(true);
  });

  it('trap 8: an unserved order starts no clock; neighbour and child cannot receive it; announcement is the last resort', () => {
    const scene = issuedOrder(toOne);
    expect(viewOf(scene.state).legalClock).toBeNull();
    for (const recipient of ['neighbour', 'child']) {
      expect(service(scene, { recipient })).toMatchObject({
        code: 'not_a_lawful_recipient',
        value: recipient,
      });
    }
    expect(service(scene, { mode: 'left' })?.code).toBe('left_without_proof');
    expect(service(scene, { mode: 'electronic' })?.code).toBe('no_consent');
    const publishedOn = scene.today;
    const announce = { paper: 'order-1', publishedOn, evidence: 'a-1' };
    expect(
      scene.tries('township_cadre', 'announceService', { ...announce, ground: 'other_modes_failed' })
        .lastRefusal?.code,
    ).toBe('announcement_is_last_resort');
    scene
      .does('township_cadre', 'recordFailedService', {
        paper: 'order-1',
        triedOn: scene.today,
        mode: 'direct',
        result: 'nobody_home',
      })
      .does('township_cadre', 'announceService', { ...announce, ground: 'other_modes_failed' })
      .days(29);
    const announced = { mode: 'announcement', deliveredOn: publishedOn };
    expect(service(scene, announced)?.code).toBe('announcement_running');
    scene.days(1);
    expect(service(scene, { ...announced, deliveredOn: addDays(publishedOn, -1) })?.code).toBe(
      'date_too_early',
    );
    expect(viewOf(scene.state).legalClock).toBeNull();
    expect(service(scene, announced)).toBeNull();
    expect(viewOf(scene.state).legalClock).not.toBeNull();
  });

  it('trap 8: leaving with a witness and an adult of the household are valid service', () => {
    const left = { mode: 'left', refused: true, recipient: 'nobody' };
    expect(service(issuedOrder(toOne), { ...left, leftProof: 'witness' })).toBeNull();
    expect(service(issuedOrder(toOne), { ...left, leftProof: 'pictures' })?.code).toBe('pictures_missing');
    const pictured = { ...left, leftProof: 'pictures', attachments: ['att-0001'] };
    expect(service(issuedOrder(toOne), pictured)).toBeNull();
    expect(service(issuedOrder(toOne), { recipient: 'adult_family' })).toBeNull();
  });

  it('trap 9: an order that told no remedies keeps the case open to suit for a year', () => {
    const scene = issuedOrder({ remediesTold: false }).handTo('father').handTo('mother');
    expect(clockOf(scene).litigationEnds).toBe('2026-09-08');
  });

  it('trap 10: reconsideration goes to the county government', () => {
    expect(currentCitations['reconsideration-law-24'].gist).toContain('县级以上地方各级人民政府管辖');
    expect(currentCitations['reconsideration-law-24'].gist).not.toContain('上一级主管部门');
  });

  it('trap 11: only the authority that ordered demands and applies; a subdistrict can do neither', () => {
    const scene = demanded();
    scene.until(clockOf(scene).filingOpens!);
    expect(scene.tries('bureau_officer', 'draftPaper', { kind: 'request' }).lastRefusal?.code).toBe(
      'not_the_decision_maker',
    );
    const street = Scene.atTownship('2025-09-08', { place: { ...PLACE, localGovernment: 'subdistrict' } });
    street.does('principal', 'sendReport');
    expect(
      street.tries('township_cadre', 'recordCriticism', { heldOn: street.today }).lastRefusal?.code,
    ).toBe('not_a_lawful_issuer');
    expect(ACT_ROLES.draftPaper).toEqual(['township_cadre', 'bureau_officer']);
  });

  it('trap 12: a school can neither expel a child nor make it leave', () => {
    expect(Object.values(EXIT_KINDS).join()).not.toMatch(/退学|开除|劝退/);
    const scene = Scene.opened('2025-09-08');
    expect(
      scene.tries('registrar', 'claimExit', { kind: 'expelled', evidence: 'e-1' }).lastRefusal?.code,
    ).toBe('invalid_field');
  });

  it('trap 13: leave is no dropout, an unverified transfer stays open, an expired suspension becomes a case', () => {
    const onLeave = Scene.opened('2025-09-08', { confirmed: false });
    onLeave.does('principal', 'dismissAlert', { reason: 'on_leave', evidence: 'e-1' });
    expect(onLeave.state.standing).toMatchObject({ status: 'closed', outcome: 'dismissed' });
    const moved = Scene.opened('2025-09-08').does('registrar', 'claimExit', {
      kind: 'transfer',
      toSchool: OTHER_SCHOOL,
      evidence: 'e-1',
    });
    expect(moved.state.standing.status).toBe('exit_claimed');
    expect(moved.days(60).types()).toContain('ExitRejected');
    const suspended = Scene.opened('2025-09-08')
      .does('principal', 'requestArrangement', {
        kind: 'suspension',
        until: '2025-12-01',
        evidence: 'h-1',
        application: 'sq-1',
      })
      .does('township_head', 'decideArrangement', { approve: true });
    expect(suspended.until('2025-12-02').state.standing.status).toBe('climbing');
  });

  it('trap 14: what seven days are is a setting that each regime discloses', () => {
    const { absence } = policyById('jidong');
    expect(absence.threshold).toEqual({ count: 7, unit: 'school-day' });
    expect(absence.consecutive).toBe(true);
    expect(absence.clause).toContain('7');
    expect(policyById('bayannur').absence.clause).not.toBe(absence.clause);
  });

  it('trap 15: holidays stop the counting of absence and never a legal period', () => {
    const counted = summarizeAbsence(
      testCalendar,
      [{ date: plainDate('2026-01-23'), mark: 'unexcused' }],
      plainDate('2026-02-28'),
      { unit: 'calendar-day', consecutive: true },
    );
    expect(valueOf(counted).unexcusedDays).toBe(1);
    const served = { servedOn: plainDate('2025-12-15'), remediesTold: true };
    expect(valueOf(legalClock(testCalendar, served)).reconsiderationEnds).toBe('2026-02-13');
  });

  it('trap 16: sixteen is not the end of schooling, and no birthday closes a case', () => {
    const scene = Scene.opened('2025-09-08');
    const claim = (ageYears: number) =>
      scene.tries('registrar', 'claimExit', { kind: 'beyond_age', ageYears, evidence: 'e-1' }).lastRefusal
        ?.code;
    expect([claim(16), claim(17)]).toEqual(['age_alone_is_not_enough', 'age_alone_is_not_enough']);
    expect(Scene.opened('2025-09-08').days(900).state.standing.status).not.toBe('closed');
  });

  it('trap 17: father and mother are two obligors; divorce, work elsewhere and grandparents excuse nobody', () => {
    const draft = (scene: Scene, more: object) =>
      scene.tries('township_cadre', 'draftPaper', { ...ORDER, ...more }).lastRefusal?.code;
    expect(draft(reported(), { addressees: undefined })).toBe('addressees_missing');
    expect(draft(reported(), { addressees: ['mother'] })).toBe('other_parent_left_out');
    expect(Object.keys(SOLE_REASONS).join()).not.toMatch(/divorc|work|entrust/);
    expect(Object.values(ADDRESSEES).join()).not.toMatch(/祖/);
    const scene = issuedOrder().handTo('father');
    expect(viewOf(scene.state).legalClock).toBeNull();
    const mothers = { addressee: 'mother', recipient: 'entrusted_carer' };
    expect(service(scene, mothers)?.code).toBe('not_a_lawful_recipient');
    scene.days(2).handTo('mother').days(15).servePaper('notice').days(15).servePaper('demand');
    expect(clockOf(scene).litigationEnds).toBe('2026-03-10');
    // Whoever was ordered is demanded of; nobody needs to be named again.
    expect(scene.state.papers.map(({ addressees }) => addressees)).toEqual(
      scene.state.papers.map(() => ['father', 'mother']),
    );
  });

  it('trap 18: a guardian who cannot is helped, not ordered, until the lack of a proper reason is found', () => {
    for (const reason of ['guardianship', 'health', 'conflict', 'missing']) {
      const scene = reported(
        Scene.atTownship('2025-09-08').does('principal', 'recordPersuasion', {
          heldOn: '2025-09-08',
          participants: ['school_leader'],
          outcome: 'undecided',
          reason,
        }),
      );
      expect(scene.tries('township_cadre', 'draftPaper', { kind: 'order' }).lastRefusal).toMatchObject({
        code: 'proper_reason_recorded',
        field: 'noProperReason',
      });
      scene.does('township_cadre', 'draftPaper', ORDER);
      expect(scene.state.papers[0]).toMatchObject({ noProperReason: true });
    }
  });

  it('trap 19: exemption from school and schooling at home are no arrangements', () => {
    expect(Object.values(ARRANGEMENT_KINDS).join()).not.toMatch(/免/);
    expect(Object.keys(ARRANGEMENT_KINDS).sort()).toEqual([
      'deferral',
      'home_teaching',
      'special_placement',
      'suspension',
    ]);
  });

  it('trap 20: the authority applies and the court grants; nobody prosecutes', () => {
    expect(COURT_ANSWERS.granted).toBe('裁定准予执行');
    expect(ACT_ROLES.recordFiling).not.toContain('justice_official');
    expect(ACT_NAMES.join()).not.toMatch(/prosecut/i);
  });

  it('trap 21: the justice office’s paper is advisory: it moves no legal date and decides nothing', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed();
    const before = clockOf(scene);
    scene.days(15).servePaper('notice');
    expect(clockOf(scene)).toEqual(before);
    expect(ACT_ROLES.draftPaper).not.toContain('justice_official');
  });

  it('trap 22: there is no act to list a debtor, cut an allowance, keep papers or turn off the lights', () => {
    expect(ACT_NAMES).toEqual([
      'confirmAlert',
      'dismissAlert',
      'recordContact',
      'recordHomeVisit',
      'namePersuader',
      'recordPersuasion',
      'escalate',
      'sendReport',
      'acknowledgeReport',
      'recordCriticism',
      'draftPaper',
      'correctPaper',
      'withdrawPaper',
      'reviewPaper',
      'returnPaper',
      'approvePaper',
      'rejectPaper',
      'issuePaper',
      'recallPaper',
      'recordService',
      'recordFailedService',
      'announceService',
      'recordStatement',
      'recordRelief',
      'recordFiling',
      'recordCourtAnswer',
      'recordCourtWithdrawal',
      'reportReturn',
      'recordFollowUp',
      'recordAid',
      'recordRelapse',
      'closeCase',
      'claimExit',
      'confirmExit',
      'rejectExit',
      'requestArrangement',
      'decideArrangement',
      'reportMissing',
      'recordFound',
      'requestPause',
      'requestExtension',
      'decideHold',
      'resume',
      'refer',
      'recordReferralReply',
      'pullSafetyBrake',
      'releaseSafetyBrake',
      'reassign',
      'adoptPolicy',
    ]);
  });

  it('trap 23: a child in danger is reported first, and all pressure rests until the departments have answered', () => {
    for (const [sign, department] of [
      ['pregnancy', 'police'],
      ['child_labour', 'labour'],
      ['abuse', 'police'],
    ]) {
      const scene = reported().does('class_teacher', 'pullSafetyBrake', { sign });
      expect(scene.state.referrals[0]).toMatchObject({ department, mandatory: true });
      expect(scene.tries('township_cadre', 'draftPaper', { kind: 'order' }).lastRefusal?.code).toBe(
        'wrong_standing',
      );
      expect(scene.tries('bureau_head', 'releaseSafetyBrake', { evidence: 'e' }).lastRefusal?.code).toBe(
        'mandatory_report_unanswered',
      );
    }
  });

  it('trap 24: a child found late can be entered with its true date, and nobody is late for it', () => {
    const scene = Scene.opened('2025-11-10', { absentSince: plainDate('2025-09-01') });
    expect(scene.state.absentSince).toBe('2025-09-01');
    expect(viewOf(scene.state).awaiting?.dueOn).toBe('2025-11-17');
  });

  it('trap 25: what hangs on a village’s board is counts alone, none small, and none that gives a small one away', () => {
    const { cells, rowTotals, columnTotals, total } = publishedTable([[3], [20], [9]]);
    expect(cells).toEqual([[null], [20], [null]]);
    expect({ rowTotals, columnTotals, total }).toEqual({
      rowTotals: [null, 20, null],
      columnTotals: [32],
      total: 32,
    });
  });

  it('trap 26: a child enrolled elsewhere is one case, and both counties keep their duties', () => {
    const scene = Scene.opened('2025-09-08').does('registrar', 'claimExit', {
      kind: 'transfer',
      toSchool: OTHER_SCHOOL,
      evidence: 'e-1',
    });
    // Said to be enrolled elsewhere: here the case stays open, there it is seen and has to be answered.
    const there = { user: 'u-there', role: 'registrar', office: OTHER_SCHOOL } as const;
    expect(viewOf(scene.state).awaiting).toMatchObject({ office: OTHER_SCHOOL, what: 'exit_confirmation' });
    expect(covers(there, scene.state)).toBe(true);
    expect(covers(person('registrar'), scene.state)).toBe(true);
    expect(scene.tries(person('registrar'), 'confirmExit', { evidence: 'e-2' }).lastRefusal?.code).toBe(
      'receiving_school_confirms',
    );
    // Not confirmed in time, it is this county's again; confirmed, it is closed once and as a transfer.
    expect(scene.days(60).state.standing.status).toBe('climbing');
    scene
      .does('registrar', 'claimExit', { kind: 'transfer', toSchool: OTHER_SCHOOL, evidence: 'e-1' })
      .does(there, 'confirmExit', { evidence: 'e-2' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'transfer' });
    expect(scene.count('CaseClosed')).toBe(1);
  });

  it('trap 27: a return is observed, and closes nothing before every visit has been paid', () => {
    const scene = Scene.opened('2025-09-08').does('class_teacher', 'reportReturn', {
      returnedOn: '2025-09-08',
    });
    expect(scene.state.standing.status).toBe('observing');
    expect(scene.tries('bureau_officer', 'closeCase').lastRefusal?.code).toBe('follow_ups_missing');
  });

  it('trap 28: once the child is back every paper stops and the application falls away', () => {
    const scene = demanded();
    scene
      .until(clockOf(scene).filingOpens!)
      .issuePaper('request')
      .does('township_cadre', 'recordFiling', { filedOn: scene.today, evidence: 'c-1' })
      .does('principal', 'reportReturn', { returnedOn: scene.today });
    expect(scene.state.court).toBeNull();
    expect(scene.state.performance).toEqual({ on: scene.today, order: 'order-1' });
    expect(scene.state.withdrawal).toEqual({ filedOn: scene.today, withdrawnOn: null });
    expect(new Set(scene.state.papers.map(({ status }) => status))).toEqual(new Set(['stopped']));
    expect(
      scene.tries('court_liaison', 'recordCourtAnswer', {
        answer: 'accepted',
        answeredOn: scene.today,
        evidence: 'c-2',
      }).lastRefusal?.code,
    ).toBe('wrong_standing');
    // What was filed is taken back; somebody is told so, and nothing is closed before.
    const back = scene.today;
    for (const day of [7, 30, 90])
      scene.until(addDays(back, day)).does('class_teacher', 'recordFollowUp', { day, attending: true });
    expect(
      scene.events.filter((event) => event.type === 'ReminderDue' && event.what === 'withdrawal'),
    ).toMatchObject([{ to: 'court_liaison' }]);
    expect(scene.tries('bureau_officer', 'closeCase').lastRefusal?.code).toBe('application_not_withdrawn');
    scene
      .does('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w-1' })
      .does('bureau_officer', 'closeCase');
  });

  it('trap 29: certificate numbers are kept, and one officer is not two', () => {
    const scene = reported();
    const draft = (officers: object) =>
      scene.tries('township_cadre', 'draftPaper', {
        ...ORDER,
        officerOne: undefined,
        officerTwo: undefined,
        ...officers,
      }).lastRefusal?.code;
    expect(draft({})).toBe('two_officers_needed');
    expect(draft({ officerOne: 'ZF-001' })).toBe('two_officers_needed');
    expect(draft({ officerOne: 'ZF-001', officerTwo: 'ZF-001' })).toBe('two_officers_needed');
    expect(draft({ officerOne: 'ZF-001', officerTwo: 'ZF-002' })).toBeUndefined();
    expect(scene.state.papers[0]).toMatchObject({ officers: ['ZF-001', 'ZF-002'] });
    const shown = gate('order', reported().state, { today: scene.today }).items;
    expect(shown.find(({ id }) => id === 'certified_officers')).toMatchObject({
      status: 'missing',
      binding: false,
    });
  });

  it('trap 30: the regimes stay five, each with its own recipients, and a draft says that it is one', () => {
    expect(policyById('tunxi').report.recipients).not.toEqual(policyById('liujiang').report.recipients);
    expect(policyById('jidong').basis).toContain('征求意见稿');
    expect(new Set(loadPolicyPacks().map(({ id }) => id)).size).toBeGreaterThanOrEqual(5);
  });
});

describe('relief sought against the order', () => {
  const relief = (scene: Scene, stage: string, kind = 'reconsideration') =>
    scene.does('township_cadre', 'recordRelief', {
      relief: kind,
      stage,
      datedOn: scene.today,
      evidence: 'f-1',
    });
  const request = (scene: Scene) =>
    scene.tries('township_cadre', 'draftPaper', { kind: 'request' }).lastRefusal?.code;

  it('bars the application while it is pending, and restarts the time to sue when the order is upheld', () => {
    const scene = relief(demanded(), 'sought');
    scene.until('2026-03-20');
    expect(request(scene)).toBe('relief_pending');
    relief(scene, 'upheld');
    expect(clockOf(scene).litigationEnds).toBe('2026-04-07');
    expect(request(scene)).toBe('filing_window_not_open');
    scene.until('2026-04-08');
    expect(request(scene)).toBeUndefined();
  });

  it('sends a lost suit to the enforcement of the judgment', () => {
    const scene = relief(demanded(), 'sought', 'litigation').days(30);
    relief(scene, 'upheld', 'litigation').until(clockOf(scene).filingOpens!);
    expect(request(scene)).toBe('enforce_the_judgment');
  });

  it('refuses a decision on relief that nobody sought, and a second one beside the first', () => {
    const scene = demanded();
    const input = { relief: 'reconsideration', datedOn: scene.today, evidence: 'f-1' };
    expect(
      scene.tries('township_cadre', 'recordRelief', { ...input, stage: 'upheld' }).lastRefusal?.code,
    ).toBe('relief_not_sought');
    relief(scene, 'sought');
    expect(
      scene.tries('township_cadre', 'recordRelief', { ...input, stage: 'sought' }).lastRefusal?.code,
    ).toBe('relief_pending');
    expect(
      scene.tries(officer('police'), 'recordRelief', { ...input, stage: 'sought' }).lastRefusal?.code,
    ).toBe('not_your_role');
  });
});
