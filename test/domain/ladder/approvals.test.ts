import { ACT_NAMES, type ActName } from '../../../src/domain/ladder/acts/act-names.js';
import { actNamed } from '../../../src/domain/ladder/acts/all-acts.js';
import { availableActions } from '../../../src/domain/ladder/available-actions.js';
import { papersFor } from '../../../src/domain/ladder/papers-for-act.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { paperPhase } from '../../../src/domain/ladder/paper-phase.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import type { Paper } from '../../../src/domain/ladder/case-state.js';
import { person } from '../../support/people.js';
import { FOUND, Scene } from '../../support/scene.js';

const CADRE = person('township_cadre');
const COLLEAGUE = person('township_cadre', 2);
const HEAD = person('township_head');

const reported = () => {
  const scene = Scene.atTownship('2025-09-08').does('principal', 'sendReport');
  return scene
    .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
    .does('township_cadre', 'recordCriticism', { heldOn: scene.today });
};
const drafted = () => reported().does(CADRE, 'draftPaper', { kind: 'order', ...FOUND });
const ORDER = { paper: 'order-1' };
const code = (scene: Scene, who: Actor, act: string, more: object = {}) =>
  scene.tries(who, act, { ...ORDER, ...more }).lastRefusal?.code;
const last = (scene: Scene) => scene.state.papers.at(-1) as Paper;

describe('a legal paper on its way through the house', () => {
  it('is offered for judgement to nobody who may not judge it, before any form is filled in', () => {
    const scene = drafted();
    const offered = (who: Actor, act: ActName) =>
      availableActions(scene.state, who, scene.today).find((each) => each.act === act)?.refusal?.code;
    expect(offered(CADRE, 'reviewPaper')).toBe('own_draft');
    expect(offered(CADRE, 'returnPaper')).toBe('own_draft');
    expect(offered(COLLEAGUE, 'reviewPaper')).toBeUndefined();
    expect(offered(HEAD, 'approvePaper')).toBeUndefined();
    expect(offered(person('bureau_head'), 'approvePaper')).toBe('not_the_approver');
  });

  it('is drafted, reviewed, approved and sealed by name, in this order only', () => {
    const scene = drafted();
    expect(paperPhase(last(scene), true)).toBe('待审核');
    expect(code(scene, HEAD, 'approvePaper')).toBe('not_reviewed');
    expect(code(scene, CADRE, 'reviewPaper')).toBe('own_draft');
    scene.does(COLLEAGUE, 'reviewPaper', ORDER);
    expect(code(scene, HEAD, 'reviewPaper')).toBe('already_reviewed');
    expect(paperPhase(last(scene), true)).toBe('待批准');
    expect(code(scene, COLLEAGUE, 'issuePaper', { sealedOn: scene.today, sealNo: 'Y-1' })).toBe(
      'nothing_to_issue',
    );
    scene.does(HEAD, 'approvePaper', ORDER);
    expect(paperPhase(last(scene), true)).toBe('待用印制发');
    scene.does(COLLEAGUE, 'issuePaper', { ...ORDER, sealedOn: scene.today, sealNo: 'Y-1' });
    expect(paperPhase(last(scene), true)).toBe('待送达父亲、母亲');
    expect(last(scene)).toMatchObject({
      draftedBy: CADRE.user,
      officers: ['ZF-0001', 'ZF-0002'],
      review: { by: COLLEAGUE.user, on: scene.today },
      approvedBy: HEAD.user,
      issued: { by: COLLEAGUE.user, sealNo: 'Y-1' },
    });
    scene.handTo('father');
    expect(paperPhase(last(scene), true)).toBe('待送达母亲');
  });

  it('needs two people at least: the head may review and approve, but never the drafter', () => {
    expect(code(drafted(), HEAD, 'approvePaper', { reviewed: true })).toBeUndefined();
    const asHead = { ...HEAD, user: CADRE.user };
    expect(code(drafted(), asHead, 'approvePaper', { reviewed: true })).toBe('own_draft');
    const substitute = { ...HEAD, user: 'u-9', actingFor: CADRE.user };
    expect(code(drafted(), substitute, 'approvePaper', { reviewed: true })).toBe('own_draft');
    expect(code(drafted(), substitute, 'reviewPaper')).toBe('own_draft');
  });

  it('is approved in the head’s place by whoever stands in for the head, and that is on file', () => {
    const deputy = { ...HEAD, user: 'u-deputy', actingFor: HEAD.user };
    const scene = drafted().does(deputy, 'approvePaper', { ...ORDER, reviewed: true });
    expect(last(scene)).toMatchObject({
      approvedBy: 'u-deputy',
      review: { by: 'u-deputy', actingFor: HEAD.user },
    });
  });

  it('goes back to be corrected, and what was reviewed before counts no longer', () => {
    const scene = drafted().does(COLLEAGUE, 'reviewPaper', ORDER);
    scene.does(HEAD, 'returnPaper', { ...ORDER, reason: 'facts' });
    expect(last(scene)).toMatchObject({ status: 'returned', returned: { by: HEAD.user, reason: 'facts' } });
    expect(viewOf(scene.state).awaiting).toMatchObject({ what: 'order_draft', role: 'township_cadre' });
    expect(scene.mails.some(({ template }) => template === 'paper_returned')).toBe(true);
    expect(code(scene, HEAD, 'approvePaper', { reviewed: true })).toBe('nothing_to_approve');
    expect(scene.tries(CADRE, 'draftPaper', { kind: 'order', ...FOUND }).lastRefusal?.code).toBe(
      'paper_exists',
    );
    scene.does(COLLEAGUE, 'correctPaper', { ...ORDER, addressees: ['mother'], soleBecause: 'deceased' });
    expect(last(scene)).toMatchObject({
      status: 'draft',
      addressees: ['mother'],
      correctedBy: COLLEAGUE.user,
    });
    expect(code(scene, HEAD, 'approvePaper')).toBe('not_reviewed');
    expect(code(scene, COLLEAGUE, 'reviewPaper')).toBe('own_draft');
  });

  it('is offered for each act exactly while the act could be about it', () => {
    const scene = drafted();
    const offered = (act: ActName) => papersFor(act, scene.state.papers).length;
    const about = ACT_NAMES.filter((name) => 'paper' in actNamed(name).fields);
    const now = () => about.filter(offered);
    expect(now()).toEqual(['withdrawPaper', 'reviewPaper', 'returnPaper', 'approvePaper', 'rejectPaper']);
    scene.does(HEAD, 'returnPaper', { ...ORDER, reason: 'form' });
    expect(now()).toEqual(['correctPaper', 'withdrawPaper']);
    scene.does(CADRE, 'correctPaper', ORDER).does(HEAD, 'approvePaper', { ...ORDER, reviewed: true });
    expect(now()).toEqual(['issuePaper', 'recordService', 'recordFailedService', 'announceService']);
    scene.does(CADRE, 'issuePaper', { ...ORDER, sealedOn: scene.today, sealNo: 'Y-1' });
    expect(now()).toEqual(['recallPaper', 'recordService', 'recordFailedService', 'announceService']);
    scene.handTo('father').handTo('mother');
    expect(now()).toEqual(['recallPaper']);
  });

  it('is taken back by its house as long as nobody has approved it, and drafted anew', () => {
    const scene = drafted();
    expect(code(scene, person('bureau_officer'), 'withdrawPaper')).toBe('not_the_drafting_authority');
    scene.does(COLLEAGUE, 'withdrawPaper', ORDER).does(CADRE, 'draftPaper', { kind: 'order', ...FOUND });
    expect(scene.state.papers.map(({ id, status }) => [id, status])).toEqual([
      ['order-1', 'withdrawn'],
      ['order-2', 'draft'],
    ]);
    scene.does(HEAD, 'approvePaper', { paper: 'order-2', reviewed: true });
    expect(scene.tries(CADRE, 'withdrawPaper', { paper: 'order-2' }).lastRefusal?.code).toBe(
      'nothing_to_withdraw',
    );
  });

  it('is never approved by waiting: the approver is reminded, then one superior after the other', () => {
    const scene = drafted().days(120);
    expect(last(scene).status).toBe('draft');
    expect(scene.count('PaperApproved')).toBe(0);
    const told = scene.events.flatMap((event) =>
      event.type === 'ReminderDue' && event.what === 'order_approval'
        ? [event.to]
        : event.type === 'SuperiorInformed'
          ? [event.superior]
          : [],
    );
    expect(told.slice(0, 3)).toEqual(['township_head', 'bureau_head', 'county_leader']);
  });
});

describe('an issued paper that was wrong', () => {
  const recall = { reason: 'wrong_facts', letter: 'L-1' };
  const demanded = () =>
    Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .days(15)
      .servePaper('notice')
      .days(15)
      .servePaper('demand');

  it('is recalled by the head with a letter, and stays visible', () => {
    const scene = reported().issuePaper('order').handTo('father');
    expect(code(scene, CADRE, 'recallPaper', recall)).toBe('not_your_role');
    scene.does(HEAD, 'recallPaper', { ...ORDER, ...recall });
    expect(last(scene)).toMatchObject({ status: 'recalled', recalled: { by: HEAD.user, letter: 'L-1' } });
    expect(viewOf(scene.state).awaiting?.what).toBe('order_draft');
    expect(
      scene.mails.filter(({ template }) => template === 'paper_recalled').map(({ role }) => role),
    ).toContain('township_cadre');
    expect(code(drafted(), HEAD, 'recallPaper', recall)).toBe('nothing_to_recall');
  });

  it('takes with it whatever was built on it, and the case begins its orders anew', () => {
    const scene = demanded().does(HEAD, 'recallPaper', { ...ORDER, ...recall });
    expect(scene.state.papers.map(({ id, status }) => [id, status])).toEqual([
      ['order-1', 'recalled'],
      ['notice-1', 'stopped'],
      ['demand-1', 'stopped'],
    ]);
    expect(scene.state.rung).toBe('township_report');
    expect(viewOf(scene.state).legalClock).toBeNull();
    scene.servePaper('order');
    expect(viewOf(scene.state).legalClock?.litigationEnds.slice(0, 7)).toBe('2026-04');
  });

  it('lets a case whose filing window has lapsed be ordered anew, and counts nothing from the old order', () => {
    const scene = demanded();
    const { filingCloses } = viewOf(scene.state).legalClock ?? {};
    scene.until(filingCloses ?? '').days(1);
    expect(scene.count('FilingWindowLapsed')).toBe(1);
    scene.does(HEAD, 'recallPaper', { ...ORDER, reason: 'window_lapsed', letter: 'L-2' }).servePaper('order');
    expect(scene.state.papers.at(-1)).toMatchObject({ id: 'order-2', status: 'served' });
    // Its own periods run into a year without holidays yet; the old one's are gone for good.
    expect(scene.state).toMatchObject({ lapsedOrder: 'order-1', missingYear: 2027 });
    expect(viewOf(scene.state).legalClock).toBeNull();
  });

  it('is recalled even while the case is paused, and the case then needs a new one', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed().days(15).servePaper('notice');
    scene
      .does('principal', 'requestPause', { reason: 'illness', days: 10, evidence: 'h-1' })
      .does('township_head', 'decideHold', { approve: true })
      .does(HEAD, 'recallPaper', { ...ORDER, ...recall })
      .days(12);
    expect(viewOf(scene.state).awaiting).toMatchObject({ what: 'order_draft', role: 'township_cadre' });
    scene.servePaper('order');
  });

  it('obliges whoever had already gone to court to take the application back', () => {
    const scene = demanded();
    scene
      .until(viewOf(scene.state).legalClock?.filingOpens ?? '')
      .issuePaper('request')
      .does('court_liaison', 'recordFiling', { filedOn: scene.today, evidence: 'c-1' });
    expect(
      scene.tries('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w' })
        .lastRefusal?.code,
    ).toBe('nothing_to_withdraw');
    const owed = { filedOn: scene.today, withdrawnOn: null };
    const before = scene.state;
    scene.does(HEAD, 'recallPaper', { ...ORDER, ...recall });
    expect(scene.state).toMatchObject({ court: null, withdrawal: owed });
    const due = () => viewOf(scene.state).agenda.find(({ kind }) => kind === 'withdrawal_due');
    // Back at the order the case is out of the liaison's sight.
    expect(due()).toMatchObject({ role: 'township_cadre' });
    scene.does(CADRE, 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w-1' });
    expect(due()).toBeUndefined();
    // So does whoever loses before the county government.
    scene.state = before;
    const relief = { relief: 'reconsideration', datedOn: scene.today, evidence: 'f-1' };
    scene
      .does(CADRE, 'recordRelief', { ...relief, stage: 'sought' })
      .does(CADRE, 'recordRelief', { ...relief, stage: 'overturned' });
    expect(scene.state).toMatchObject({ court: null, withdrawal: owed, rung: 'township_report' });
  });
});
