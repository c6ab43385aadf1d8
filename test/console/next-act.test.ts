import { answersNow, nextAct } from '../../src/console/features/case/next-act.js';
import { caseShownTo } from '../../src/domain/access/shown-case.js';
import { availableActions } from '../../src/domain/ladder/available-actions.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import type { Actor } from '../../src/domain/access/role.js';
import { OTHER_SCHOOL, person } from '../support/people.js';
import { Scene } from '../support/scene.js';

/** What the console puts into somebody's hand first. */
describe('the next act', () => {
  const transfer = () =>
    Scene.opened('2025-09-08').does('registrar', 'claimExit', {
      kind: 'transfer',
      toSchool: OTHER_SCHOOL,
      evidence: 'e-1',
    });
  const offeredTo = (scene: Scene, who: Actor) => {
    const actions = availableActions(scene.state, who, scene.today);
    const view = caseShownTo(who, viewOf(scene.state));
    return { next: nextAct(actions, view)?.act, now: answersNow(actions, view).map(({ act }) => act) };
  };

  it('is for the receiving school to confirm, with the denial beside it', () => {
    const receiving = { user: 'u-receiving', role: 'registrar', office: OTHER_SCHOOL } as const;
    expect(offeredTo(transfer(), receiving)).toEqual({
      next: 'confirmExit',
      now: ['confirmExit', 'rejectExit'],
    });
  });

  it('is never a denial that is all that is left to who waits for the answer', () => {
    expect(offeredTo(transfer(), person('registrar'))).toEqual({ next: undefined, now: [] });
  });
});
