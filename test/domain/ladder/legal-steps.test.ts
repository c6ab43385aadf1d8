import { person, PLACE } from '../../support/people.js';
import { FOUND, handedOver, Scene } from '../../support/scene.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';

describe('legal steps', () => {
  it('refuses an order while report, receipt, criticism or persuasion is missing, naming what is', () => {
    const scene = Scene.atTownship('2025-09-08');
    const draft = () =>
      scene.tries('township_cadre', 'draftPaper', { kind: 'order', ...FOUND }).lastRefusal?.code;
    expect(draft()).toBe('report_not_sent');
    scene.does('principal', 'sendReport');
    expect(draft()).toBe('report_not_acknowledged');
    scene
      .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today });
    expect(draft()).toBe('no_criticism_recorded');
    scene.does('township_cadre', 'recordCriticism', { heldOn: scene.today });
    expect(draft()).toBeUndefined();
  });

  it('refuses an order without documented persuasion even when the clock brought the case here', () => {
    const scene = Scene.opened('2025-09-08').until('2025-10-20');
    scene
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
      .does('township_cadre', 'recordCriticism', { heldOn: scene.today })
      .tries('township_cadre', 'draftPaper', { kind: 'order', ...FOUND });
    expect(scene.lastRefusal).toMatchObject({ code: 'too_few_persuasions' });
  });

  it('lets nobody approve a draft of their own, nor a head of another authority', () => {
    const scene = Scene.atTownship('2025-09-08')
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
      .does('township_cadre', 'draftPaper', { kind: 'order', ...FOUND });
    const drafter = { ...person('township_head'), user: person('township_cadre').user };
    expect(scene.tries(drafter, 'approvePaper', { paper: 'order-1' }).lastRefusal?.code).toBe('own_draft');
    expect(scene.tries('bureau_head', 'approvePaper', { paper: 'order-1' }).lastRefusal?.code).toBe(
      'not_the_approver',
    );
    expect(scene.tries('township_cadre', 'approvePaper', { paper: 'order-1' }).lastRefusal?.code).toBe(
      'not_your_role',
    );
  });

  it('does not let a 街道办事处 order: the bureau does', () => {
    const place = { ...PLACE, township: '371599102', localGovernment: 'subdistrict' } as const;
    const scene = Scene.atTownship('2025-09-08', { place });
    const cadre = { user: 'u-street', role: 'township_cadre', office: '371599102' } as const;
    scene
      .does('principal', 'sendReport')
      .does(cadre, 'acknowledgeReport', { receivedOn: scene.today })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
      .tries(cadre, 'recordCriticism', { heldOn: scene.today });
    expect(scene.lastRefusal).toMatchObject({ code: 'not_a_lawful_issuer' });
    scene
      .does('bureau_officer', 'recordCriticism', { heldOn: scene.today })
      .does('bureau_officer', 'draftPaper', { kind: 'order', ...FOUND });
    expect(scene.state.papers[0]).toMatchObject({ authority: 'education_bureau' });
  });

  it('counts nothing from an order that has not been served', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed();
    expect(viewOf(scene.state).legalClock).not.toBeNull();
    const unserved = Scene.atTownship('2025-09-08')
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
      .does('township_cadre', 'draftPaper', { kind: 'order', ...FOUND });
    expect(viewOf(unserved.state).legalClock).toBeNull();
    expect(unserved.tries('township_cadre', 'draftPaper', { kind: 'notice' }).lastRefusal?.code).toBe(
      'predecessor_not_served',
    );
  });

  it("waits out the guardian's own time before the next paper", () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed();
    scene.tries('township_cadre', 'draftPaper', { kind: 'notice' });
    expect(scene.lastRefusal).toMatchObject({ code: 'period_still_running' });
  });

  it('refuses a court application until six months and the demand are over, and files inside the window', () => {
    const scene = Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .days(15)
      .servePaper('notice')
      .days(15)
      .servePaper('demand');
    scene.tries('township_cadre', 'draftPaper', { kind: 'request' });
    expect(scene.lastRefusal).toMatchObject({ code: 'filing_window_not_open' });
    const { filingOpens } = viewOf(scene.state).legalClock ?? {};
    scene
      .until(filingOpens ?? '')
      .issuePaper('request')
      .does('township_cadre', 'recordFiling', { filedOn: scene.today, evidence: 'court-1' })
      .does('court_liaison', 'recordCourtAnswer', {
        answer: 'accepted',
        answeredOn: scene.today,
        evidence: 'court-2',
      })
      .does('court_liaison', 'recordCourtAnswer', {
        answer: 'granted',
        answeredOn: scene.today,
        evidence: 'court-3',
      });
    expect(scene.state.court?.answers).toEqual(['accepted', 'granted']);
  });

  it('lets nothing be filed unsealed, nor by an authority that did not decide', () => {
    const scene = Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .days(15)
      .servePaper('notice')
      .days(15)
      .servePaper('demand');
    scene
      .until(viewOf(scene.state).legalClock?.filingOpens ?? '')
      .does('township_cadre', 'draftPaper', { kind: 'request' });
    const filing = { filedOn: scene.today, evidence: 'court-1' };
    const refused = (who: 'bureau_officer' | 'court_liaison') =>
      scene.tries(who, 'recordFiling', filing).lastRefusal?.code;
    expect(refused('court_liaison')).toBe('request_not_approved');
    scene.does('township_head', 'approvePaper', { paper: 'request-1', reviewed: true });
    expect(refused('court_liaison')).toBe('paper_not_issued');
    scene.does('township_cadre', 'issuePaper', { paper: 'request-1', sealedOn: scene.today, sealNo: 'Y-1' });
    expect(refused('bureau_officer')).toBe('not_the_decision_maker');
    expect(refused('court_liaison')).toBeUndefined();
  });

  it('reports a lapsed filing window upwards and refuses to file after it', () => {
    const scene = Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .days(15)
      .servePaper('notice')
      .days(15)
      .servePaper('demand');
    const { filingCloses } = viewOf(scene.state).legalClock ?? {};
    scene.until(filingCloses ?? '').days(2);
    expect(scene.count('FilingWindowLapsed')).toBe(1);
    expect(scene.mails.filter((mail) => mail.template === 'window_lapsed').length).toBeGreaterThan(0);
    scene.tries('township_cadre', 'draftPaper', { kind: 'request' });
    expect(scene.lastRefusal).toMatchObject({ code: 'filing_window_closed' });
    expect(scene.days(60).count('FilingWindowLapsed')).toBe(1);
  });

  it('needs two certified servers, and counts an announcement only after thirty days', () => {
    const scene = Scene.atTownship('2025-09-08')
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
      .issuePaper('order')
      .handTo('father');
    const service = { ...handedOver('order-1', '2025-09-08'), addressee: 'mother' };
    const tries = (more: object) =>
      scene.tries('township_cadre', 'recordService', { ...service, ...more }).lastRefusal?.code;
    expect(tries({ serverTwo: undefined })).toBe('two_servers_needed');
    expect(tries({ serverTwo: 'ZF-0001' })).toBe('servers_not_certified');
    expect(tries({ servers: 2, serverOne: undefined, serverTwo: undefined })).toBe('servers_not_certified');
    scene.does('township_cadre', 'announceService', {
      paper: 'order-1',
      addressee: 'mother',
      publishedOn: '2025-09-08',
      ground: 'missing',
      evidence: 'a-1',
    });
    expect(tries({ mode: 'announcement' })).toBe('announcement_running');
    scene.until('2025-10-08').does('township_cadre', 'recordService', { ...service, mode: 'announcement' });
    expect(scene.state.papers[0]).toMatchObject({ status: 'served', servedOn: '2025-10-08' });
  });

  it('holds a case opened before to the shorter procedure it was opened under', () => {
    const scene = Scene.atTownship('2025-09-08', { procedure: undefined as never })
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
      .does('township_cadre', 'draftPaper', { kind: 'order', remediesTold: true })
      .does('township_head', 'approvePaper', { paper: 'order-1' });
    const service = {
      paper: 'order-1',
      deliveredOn: '2025-09-08',
      mode: 'direct',
      servers: 2,
      evidence: 'r-1',
    };
    scene.does('township_cadre', 'recordService', service);
    expect(scene.state.papers[0]).toMatchObject({ status: 'served', servedOn: '2025-09-08' });
    expect(
      scene.does('principal', 'reportReturn', { returnedOn: '2025-09-08' }).count('OrderPerformed'),
    ).toBe(0);
  });

  it('stops every paper once the child is back', () => {
    const scene = Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .does('principal', 'reportReturn', { returnedOn: '2025-09-08' });
    expect(scene.state.papers.every((paper) => paper.status === 'stopped')).toBe(true);
    expect(viewOf(scene.state).legalClock).toBeNull();
    expect(scene.mails.filter((mail) => mail.template === 'returned').length).toBeGreaterThan(1);
  });
});
