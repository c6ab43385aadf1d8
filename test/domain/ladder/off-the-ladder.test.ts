import { officer, OTHER_SCHOOL, person } from '../../support/people.js';
import { Scene } from '../../support/scene.js';
import { awaitingOf } from '../../../src/domain/ladder/awaiting.js';

const receiving = { user: 'u-receiving', role: 'registrar', office: OTHER_SCHOOL } as const;

describe('returning', () => {
  it('is observed for 7, 30 and 90 days, and only then closed', () => {
    const scene = Scene.opened('2025-09-08')
      .days(2)
      .does('class_teacher', 'reportReturn', { returnedOn: '2025-09-10' });
    expect(scene.tries('bureau_officer', 'closeCase').lastRefusal?.code).toBe('follow_ups_missing');
    for (const day of [7, 30, 90]) {
      expect(scene.tries('class_teacher', 'recordFollowUp', { day, attending: true }).lastRefusal?.code).toBe(
        'checkpoint_not_reached',
      );
      scene.until('2025-09-10').days(0);
      while (scene.tries('class_teacher', 'recordFollowUp', { day, attending: true }).lastRefusal)
        scene.days(1);
    }
    scene.does('bureau_officer', 'closeCase');
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'retained' });
    expect(awaitingOf(scene.state)).toBeNull();
  });

  it('reopens the same file on relapse, with new persuasion and no old paper alive', () => {
    const scene = Scene.atTownship('2025-09-08')
      .untilOrderServed()
      .does('principal', 'reportReturn', { returnedOn: '2025-09-08' });
    scene.days(20).does('class_teacher', 'recordRelapse', { absentSince: scene.today });
    expect(scene.state).toMatchObject({ rung: 'school_persuasion', relapses: 1, report: null });
    expect(scene.state.papers.every((paper) => paper.status === 'stopped')).toBe(true);
  });

  it('tells the superior when nobody looks in on the child', () => {
    const scene = Scene.opened('2025-09-08')
      .does('class_teacher', 'reportReturn', { returnedOn: '2025-09-08' })
      .days(30);
    expect(scene.count('CheckpointDue')).toBeGreaterThan(0);
    expect(scene.count('DeadlineMissed')).toBeGreaterThan(0);
    expect(scene.count('SuperiorInformed')).toBeGreaterThan(0);
  });
});

describe('leaving the ladder', () => {
  it('asks for a suspension anew before it ends, so that no day lies between', () => {
    const asked = { kind: 'suspension', evidence: 'e-1', application: 'a-1' };
    const scene = Scene.opened('2025-09-08')
      .does('registrar', 'requestArrangement', { ...asked, until: '2025-12-31' })
      .does('bureau_head', 'decideArrangement', { approve: true })
      .until('2025-12-22');
    expect(awaitingOf(scene.state)).toMatchObject({ what: 'arrangement', role: 'registrar' });
    scene.does('registrar', 'requestArrangement', { ...asked, until: '2026-06-30' });
    expect(scene.state.standing).toMatchObject({ status: 'arranged', until: '2025-12-31' });
    scene.does('bureau_head', 'decideArrangement', { approve: true }).until('2026-01-05');
    expect(scene.state.standing).toMatchObject({ status: 'arranged', until: '2026-06-30' });
    const refused = Scene.opened('2025-09-08')
      .does('registrar', 'requestArrangement', { ...asked, until: '2025-12-31' })
      .does('bureau_head', 'decideArrangement', { approve: true })
      .does('registrar', 'requestArrangement', { ...asked, until: '2026-06-30' })
      .does('bureau_head', 'decideArrangement', { approve: false });
    expect(refused.state.standing).toMatchObject({ status: 'arranged', until: '2025-12-31' });
    expect(refused.until('2026-01-02').state.standing.status).toBe('climbing');
  });

  it('closes on a transfer only when the receiving school confirms it', () => {
    const scene = Scene.opened('2025-09-08').does('registrar', 'claimExit', {
      kind: 'transfer',
      toSchool: OTHER_SCHOOL,
      evidence: 'e-1',
    });
    expect(scene.tries('registrar', 'confirmExit', { evidence: 'e-2' }).lastRefusal?.code).toBe(
      'receiving_school_confirms',
    );
    scene.does(receiving, 'confirmExit', { evidence: 'e-2' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'transfer' });
  });

  it('comes back by itself when a claimed transfer is not confirmed, with the time given back', () => {
    const scene = Scene.opened('2025-09-08')
      .days(3)
      .does('registrar', 'claimExit', { kind: 'transfer', toSchool: OTHER_SCHOOL, evidence: 'e-1' });
    scene.days(60);
    expect(scene.types()).toContain('ExitRejected');
    const back = scene.events.find((event) => event.type === 'ExitRejected')?.on ?? '';
    const missed = scene.events.find((event) => event.type === 'DeadlineMissed')?.on ?? '';
    expect(missed > back).toBe(true);
  });

  it('never closes on a birthday alone', () => {
    const scene = Scene.opened('2025-09-08');
    const claim = (ageYears: number, extra = {}) =>
      scene.tries('registrar', 'claimExit', { kind: 'beyond_age', ageYears, evidence: 'e-1', ...extra })
        .lastRefusal?.code;
    expect(claim(16)).toBe('age_alone_is_not_enough');
    expect(claim(17)).toBe('age_alone_is_not_enough');
    expect(claim(16, { schoolingCompleted: true })).toBeUndefined();
    scene.does('bureau_officer', 'confirmExit', { evidence: 'e-2' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'beyond_age' });
  });

  it('becomes a case again when a suspension runs out', () => {
    const scene = Scene.opened('2025-09-08').does('principal', 'requestArrangement', {
      kind: 'suspension',
      until: '2025-12-01',
      evidence: 'h-1',
      application: 'sq-1',
    });
    scene.does('township_head', 'decideArrangement', { approve: true }).until('2025-12-02');
    expect(scene.state).toMatchObject({ rung: 'teacher_contact', absentSince: '2025-12-02' });
    expect(
      scene.mails.some((mail) => mail.template === 'reminder' && mail.facts['on'] === '2025-11-21'),
    ).toBe(true);
  });

  it('holds the clock while paused, for a reason, under a ceiling, with a second approval', () => {
    const scene = Scene.opened('2025-09-08').days(2);
    expect(
      scene.tries('principal', 'requestPause', { reason: 'illness', days: 365, evidence: 'h-1' }).lastRefusal
        ?.code,
    ).toBe('over_ceiling');
    scene.does('principal', 'requestPause', { reason: 'illness', days: 20, evidence: 'h-1' });
    const self = { ...person('township_head'), user: person('principal').user };
    expect(scene.tries(self, 'decideHold', { approve: true }).lastRefusal?.code).toBe('own_request');
    scene.does('township_head', 'decideHold', { approve: true }).days(25);
    expect(scene.state).toMatchObject({ rung: 'teacher_contact', stepSince: '2025-09-08', stepCredit: 20 });
    expect(awaitingOf(scene.state)?.dueOn).toBe('2025-10-05');
  });

  it('puts a child in danger before any pressure, and goes on only when the departments have answered', () => {
    const scene = Scene.atTownship('2025-09-08').does('class_teacher', 'pullSafetyBrake', {
      sign: 'child_labour',
    });
    expect(scene.state.standing).toMatchObject({ status: 'protected' });
    expect(scene.mails.filter((mail) => mail.template === 'safety').map((mail) => mail.office)).toContain(
      '371599-labour',
    );
    expect(scene.tries('township_cadre', 'draftPaper', { kind: 'order' }).lastRefusal?.code).toBe(
      'wrong_standing',
    );
    expect(scene.tries('bureau_head', 'releaseSafetyBrake', { evidence: 'e' }).lastRefusal?.code).toBe(
      'mandatory_report_unanswered',
    );
    scene
      .does(officer('labour'), 'recordReferralReply', { referral: 'referral-1', result: 'done' })
      .does('bureau_head', 'releaseSafetyBrake', { evidence: 'e' });
    expect(scene.state).toMatchObject({ standing: { status: 'climbing' }, rung: 'township_report' });
  });

  it('leaves a child who is back at school in observation after the danger has passed', () => {
    const scene = Scene.opened('2025-09-08')
      .does('class_teacher', 'reportReturn', { returnedOn: '2025-09-08' })
      .does('class_teacher', 'pullSafetyBrake', { sign: 'abuse' });
    scene.does(officer('police'), 'recordReferralReply', { referral: 'referral-1', result: 'done' });
    scene.does(officer('civil_affairs'), 'recordReferralReply', { referral: 'referral-2', result: 'done' });
    scene.does('bureau_head', 'releaseSafetyBrake', { evidence: 'e' });
    expect(scene.state.standing).toMatchObject({ status: 'observing', since: '2025-09-08' });
  });

  it('reminds when a department does not answer', () => {
    const scene = Scene.opened('2025-09-08').does('class_teacher', 'reportMissing').days(40);
    expect(scene.count('ReferralOverdue')).toBe(1);
    expect(scene.count('SuperiorInformed')).toBeGreaterThan(0);
    expect(scene.does('class_teacher', 'recordFound').state.standing.status).toBe('climbing');
  });

  it('stops a clock that would have to guess a year, says so once, and goes on when the year is published', () => {
    const scene = Scene.opened('2026-12-10').until('2027-03-31');
    expect(scene.count('CalendarDataMissing')).toBe(1);
    expect(scene.state).toMatchObject({ rung: 'township_report', missingYear: 2027, stuckSince: null });
    expect(awaitingOf(scene.state)).toMatchObject({ what: 'calendar_data', role: 'bureau_officer' });
    expect(scene.mails.some((mail) => mail.template === 'calendar_missing')).toBe(true);
    scene.receives({
      type: 'CalendarPublished',
      calendar: { ...scene.state.calendar, version: 'with-2027', coveredYears: [2025, 2026, 2027] },
    });
    expect(scene.state).toMatchObject({ missingYear: null });
    expect(scene.state.stuckSince).not.toBeNull();
  });

  it('refuses every act on a closed case', () => {
    const scene = Scene.opened('2025-09-08', { confirmed: false }).does('principal', 'dismissAlert', {
      reason: 'on_leave',
      evidence: 'e-1',
    });
    expect(
      scene.tries('class_teacher', 'recordContact', { means: 'phone', outcome: 'refused' }).lastRefusal?.code,
    ).toBe('case_closed');
  });
});
