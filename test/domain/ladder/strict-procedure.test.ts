import { officer } from '../../support/people.js';
import { Scene } from '../../support/scene.js';

const code = (scene: Scene) => scene.lastRefusal?.code;
const OFFICERS = { officerOne: 'ZF-1', officerTwo: 'ZF-2' };

describe('a danger is over when somebody has dealt with it', () => {
  it('is not ended by a child who is back at school', () => {
    const braked = Scene.opened('2025-09-08').does('class_teacher', 'pullSafetyBrake', { sign: 'abuse' });
    expect(code(braked.days(1).tries('class_teacher', 'reportReturn', { returnedOn: '2025-09-09' }))).toBe(
      'protection_first',
    );
  });

  it('is not ended by an interim answer, which is asked for again when its time has run', () => {
    const braked = Scene.opened('2025-09-08').does('class_teacher', 'pullSafetyBrake', {
      sign: 'child_labour',
    });
    const [report] = braked.state.referrals;
    braked
      .days(1)
      .does(officer('labour'), 'recordReferralReply', { referral: report?.id, result: 'ongoing' });
    expect(braked.state.referrals[0]).toMatchObject({ answeredOn: null, interimOn: '2025-09-09' });
    expect(code(braked.tries('bureau_head', 'releaseSafetyBrake', { evidence: 'r-1' }))).toBe(
      'mandatory_report_unanswered',
    );
    expect(braked.days(60).types()).toContain('ReferralOverdue');
  });

  it('is not ended by departments that all say it is none of theirs', () => {
    const braked = Scene.opened('2025-09-08').does('class_teacher', 'pullSafetyBrake', {
      sign: 'trafficking',
    });
    const reply = (result: string, at: number) =>
      braked.days(1).does(officer(at === 0 ? 'police' : 'civil_affairs'), 'recordReferralReply', {
        referral: braked.state.referrals[at]?.id,
        result,
      });
    reply('not_ours', 0);
    expect(code(braked.tries('bureau_head', 'releaseSafetyBrake', { evidence: 'r-1' }))).toBe(
      'danger_unsettled',
    );
    braked.does('bureau_officer', 'refer', { department: 'civil_affairs' });
    expect(braked.state.referrals[1]).toMatchObject({ mandatory: true });
    reply('done', 1);
    braked.does('bureau_head', 'releaseSafetyBrake', { evidence: 'r-2' });
    expect(braked.state.standing.status).toBe('climbing');
  });
});

describe('what a paper rests on is looked at whenever it is signed', () => {
  const drafted = () =>
    readyForOrder().does('township_cadre', 'draftPaper', {
      kind: 'order',
      noProperReason: true,
      addressees: ['father', 'mother'],
      ...OFFICERS,
    });

  it('refuses to approve an order after a visit that found a proper reason', () => {
    const scene = drafted().days(1);
    scene.does('class_teacher', 'recordHomeVisit', {
      visitedOn: scene.today,
      participants: ['homeroom'],
      outcome: 'excused',
      reason: 'health',
    });
    expect(code(scene.tries('township_head', 'approvePaper', { paper: 'order-1', reviewed: true }))).toBe(
      'proper_reason_recorded',
    );
  });

  it('refuses a correction that takes the finding back', () => {
    const scene = drafted().does('township_head', 'returnPaper', { paper: 'order-1', reason: 'form' });
    expect(
      code(scene.tries('township_cadre', 'correctPaper', { paper: 'order-1', noProperReason: false })),
    ).toBe('finding_not_recorded');
  });

  it('refuses a demand on anybody but those who were ordered', () => {
    const scene = readyForOrder().issuePaper('order').handTo('father').handTo('mother');
    scene.days(15).servePaper('notice').days(15);
    const demand = { kind: 'demand', addressees: ['other_guardian'], soleBecause: 'unknown' };
    expect(code(scene.tries('township_cadre', 'draftPaper', demand))).toBe('not_the_obligors');
    scene.does('township_cadre', 'draftPaper', { kind: 'demand' });
    expect(scene.state.papers.at(-1)?.addressees).toEqual(['father', 'mother']);
  });
});

describe('a way out is confirmed by whoever can know', () => {
  it('lets the bureau confirm a transfer to a school that has no account here', () => {
    const scene = Scene.opened('2025-09-08').does('registrar', 'claimExit', {
      kind: 'transfer',
      toSchool: '3144000001',
      evidence: 'e-1',
    });
    expect(code(scene.tries('township_head', 'confirmExit', { evidence: 'x-1' }))).toBeDefined();
    scene.does('bureau_officer', 'confirmExit', { evidence: 'new-register-1' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'transfer' });
  });

  it('suspends schooling only on the guardian’s application, and never by a subdistrict', () => {
    const asked = { kind: 'suspension', until: '2025-12-01', evidence: 'h-1' };
    const scene = Scene.opened('2025-09-08');
    expect(code(scene.tries('principal', 'requestArrangement', asked))).toBe('missing_field');
    const street = Scene.opened('2025-09-08', {
      place: { ...scene.state.place, localGovernment: 'subdistrict' },
    }).does('principal', 'requestArrangement', { ...asked, application: 'sq-1' });
    expect(code(street.tries('township_head', 'decideArrangement', { approve: true }))).toBe(
      'no_subdistrict',
    );
    street.does('bureau_head', 'decideArrangement', { approve: true });
    expect(street.state.standing.status).toBe('arranged');
  });

  it('leaves a place at home or in special education to the bureau', () => {
    const scene = Scene.opened('2025-09-08').does('principal', 'requestArrangement', {
      kind: 'home_teaching',
      until: '2025-12-01',
      evidence: 'h-1',
    });
    expect(code(scene.tries('township_head', 'decideArrangement', { approve: true }))).toBe('bureau_places');
  });
});

describe('a return is no date on paper', () => {
  it('does not precede the last talk, which found the child away', () => {
    const scene = Scene.atTownship('2025-09-08');
    const last = scene.state.persuasions.at(-1)?.on;
    scene.days(20).does('class_teacher', 'recordHomeVisit', {
      visitedOn: scene.today,
      participants: ['homeroom'],
      outcome: 'refused',
    });
    expect(code(scene.tries('principal', 'reportReturn', { returnedOn: last ?? '' }))).toBe('date_too_early');
  });

  it('is looked in on once for each checkpoint, not three times in a day', () => {
    const scene = Scene.opened('2025-09-08').does('class_teacher', 'reportReturn', {
      returnedOn: '2025-09-08',
    });
    scene.until('2025-12-20').does('class_teacher', 'recordFollowUp', { day: 7, attending: true });
    expect(code(scene.tries('class_teacher', 'recordFollowUp', { day: 30, attending: true }))).toBe(
      'one_look_one_checkpoint',
    );
    scene.days(1).does('class_teacher', 'recordFollowUp', { day: 30, attending: true });
  });
});

it('holds a case to the edition it was opened under', () => {
  const before = Scene.opened('2025-09-08', { procedure: 'full' });
  before.does('principal', 'requestArrangement', {
    kind: 'suspension',
    until: '2025-12-01',
    evidence: 'h-1',
  });
  expect(before.state.arrangementRequest).not.toBeNull();
});

function readyForOrder(): Scene {
  return Scene.atTownship('2025-09-08')
    .does('principal', 'sendReport')
    .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
    .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' });
}
