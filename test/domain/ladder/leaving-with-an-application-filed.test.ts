import { awaitingOf } from '../../../src/domain/ladder/awaiting.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import type { Opening } from '../../../src/domain/ladder/case-events.js';
import { OTHER_SCHOOL } from '../../support/people.js';
import { Scene } from '../../support/scene.js';

const receiving = { user: 'u-receiving', role: 'registrar', office: OTHER_SCHOOL } as const;
const TRANSFER = { kind: 'transfer', toSchool: OTHER_SCHOOL, evidence: 'e-1' };
const CONFIRMED = { evidence: 'e-2' };

/** The application is at the court, and nobody has seen the child yet. */
function filed(overrides: Partial<Opening> = {}): Scene {
  const scene = Scene.atTownship('2025-09-08', overrides).untilOrderServed().days(15).servePaper('notice');
  scene
    .until(viewOf(scene.state).legalClock?.litigationEnds ?? '')
    .days(1)
    .servePaper('demand');
  scene.until(viewOf(scene.state).legalClock?.filingOpens ?? '');
  return scene
    .issuePaper('request')
    .does('court_liaison', 'recordFiling', { filedOn: scene.today, evidence: 'c-1' });
}

describe('a child who has left while an application is at the court', () => {
  it('is not the end of the case before the application has been taken back', () => {
    const scene = filed();
    const filedOn = scene.today;
    scene.days(2).does('registrar', 'claimExit', TRANSFER);
    // A claim is not the fact: nothing is taken back for it.
    expect(
      scene.tries('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w' })
        .lastRefusal?.code,
    ).toBe('nothing_to_withdraw');
    scene.does(receiving, 'confirmExit', CONFIRMED);
    expect(scene.state).toMatchObject({
      standing: { status: 'exit_claimed', confirmedOn: scene.today },
      court: null,
      withdrawal: { filedOn, withdrawnOn: null },
    });
    expect(awaitingOf(scene.state)).toMatchObject({ what: 'withdrawal', role: 'court_liaison' });
    expect(scene.mails.at(-1)).toMatchObject({ template: 'task', role: 'court_liaison' });
    expect(scene.tries(receiving, 'confirmExit', CONFIRMED).lastRefusal?.code).toBe('exit_awaits_withdrawal');
    expect(scene.tries('registrar', 'rejectExit').lastRefusal?.code).toBe('exit_awaits_withdrawal');

    scene.does('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w-1' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'transfer' });
    expect(scene.types().slice(-2)).toEqual(['ApplicationWithdrawn', 'CaseClosed']);
  });

  it('is told upwards where nobody goes to the court, and stays confirmed however long that takes', () => {
    const scene = filed().does('registrar', 'claimExit', { kind: 'death', evidence: 'e-1' });
    scene.does('bureau_officer', 'confirmExit', CONFIRMED).days(60);
    expect(scene.state.standing).toMatchObject({ status: 'exit_claimed' });
    expect(scene.state.stuckSince).not.toBeNull();
    const missed = scene.events.filter(
      (event) => event.type === 'DeadlineMissed' && event.what === 'withdrawal',
    );
    expect(missed).toMatchObject([{ owner: 'court_liaison' }]);
    expect(scene.count('SuperiorInformed')).toBeGreaterThan(1);
    expect(scene.count('ExitRejected')).toBe(0);
    scene.does('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w-1' });
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'death' });
  });

  it('can be closed after a danger on the way, during which the application was taken back', () => {
    const scene = filed().does('registrar', 'claimExit', TRANSFER).does(receiving, 'confirmExit', CONFIRMED);
    scene
      .does('class_teacher', 'pullSafetyBrake', { sign: 'abuse' })
      .does('court_liaison', 'recordCourtWithdrawal', { withdrawnOn: scene.today, evidence: 'w-1' });
    expect(scene.state.standing.status).toBe('protected');
    for (const { id, department } of scene.state.referrals) {
      const office = `${scene.state.place.county}-${department}`;
      scene.does({ user: `u-${department}`, role: 'department_officer', office }, 'recordReferralReply', {
        referral: id,
        result: 'done',
      });
    }
    scene.does('bureau_head', 'releaseSafetyBrake', { evidence: 'e' });
    expect(awaitingOf(scene.state)).toMatchObject({ what: 'exit_confirmation' });
    scene.does(receiving, 'confirmExit', CONFIRMED);
    expect(scene.state.standing).toMatchObject({ status: 'closed', outcome: 'transfer' });
  });

  it('goes on before the court where the claim was not true', () => {
    const scene = filed().does('registrar', 'claimExit', TRANSFER).does('registrar', 'rejectExit');
    expect(scene.state.court).not.toBeNull();
    expect(awaitingOf(scene.state)).toMatchObject({ what: 'court_acceptance' });
  });

  it('closes at once where nothing is at the court, and in cases opened before this was asked for', () => {
    const early = Scene.opened('2025-09-08').does('registrar', 'claimExit', TRANSFER);
    expect(early.does(receiving, 'confirmExit', CONFIRMED).state.standing.status).toBe('closed');
    const old = filed({ procedure: 'full' });
    old.does('registrar', 'claimExit', TRANSFER).does(receiving, 'confirmExit', CONFIRMED);
    expect(old.state.standing.status).toBe('closed');
  });
});
