import { ACT_ROLES, DECISIONS } from '../../../src/domain/access/act-permissions.js';
import { mayAct } from '../../../src/domain/access/may.js';
import { dayOfAccess, isInForce } from '../../../src/domain/access/post.js';
import type { Actor, Role } from '../../../src/domain/access/role.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { ACT_NAMES } from '../../../src/domain/ladder/acts/act-names.js';
import { person } from '../../support/people.js';
import { FOUND, Scene } from '../../support/scene.js';

const standIn = (role: Role, user: string, actingFor = person(role).user): Actor => ({
  ...person(role),
  user,
  actingFor,
});

describe('a post', () => {
  it('is in force from its first to its last day, both included, and not once it has been ended', () => {
    const post = { from: plainDate('2025-09-01'), to: plainDate('2025-09-30'), ended: false };
    const on = (day: string, change = {}) => isInForce({ ...post, ...change }, plainDate(day));
    expect(['2025-08-31', '2025-09-01', '2025-09-30', '2025-10-01'].map((day) => on(day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(on('2035-01-01', { to: null })).toBe(true);
    expect(on('2025-09-10', { ended: true })).toBe(false);
  });

  it('begins and ends at midnight in China', () => {
    expect(dayOfAccess(new Date('2025-09-01T15:59:59Z'))).toBe('2025-09-01');
    expect(dayOfAccess(new Date('2025-09-01T16:00:00Z'))).toBe('2025-09-02');
  });
});

describe('a substitute without decisions', () => {
  const { state } = Scene.atTownship('2025-09-08');

  it('may do everything the holder may, but no decision', () => {
    for (const act of ACT_NAMES) {
      for (const role of ACT_ROLES[act]) {
        const holder = mayAct(person(role), act, state);
        const full = mayAct(standIn(role, 'u-stand-in'), act, state);
        const limited = mayAct({ ...standIn(role, 'u-stand-in'), scope: 'no_decisions' }, act, state);
        expect(full).toEqual(holder);
        expect([act, limited?.code]).toEqual([
          act,
          holder ? holder.code : DECISIONS.includes(act) ? 'substitute_may_not_decide' : undefined,
        ]);
      }
    }
  });

  it('is refused by the case itself, not by its form', () => {
    const scene = ordered(person('township_cadre'));
    const limited: Actor = { ...standIn('township_head', 'u-stand-in'), scope: 'no_decisions' };
    expect(scene.tries(limited, 'approvePaper', { paper: 'order-1', reviewed: true }).lastRefusal?.code).toBe(
      'substitute_may_not_decide',
    );
  });
});

describe('nobody approves a draft of their own', () => {
  const cadre = person('township_cadre');
  const head = person('township_head');
  const approval = (drafter: Actor, approver: Actor) =>
    ordered(drafter).tries(approver, 'approvePaper', { paper: 'order-1', reviewed: true }).lastRefusal?.code;

  it.each<[string, Actor, Actor, string | undefined]>([
    ['in two posts of one’s own', cadre, { ...head, user: cadre.user }, 'own_draft'],
    ['as the head’s substitute', cadre, standIn('township_head', cadre.user), 'own_draft'],
    [
      'through a substitute for oneself',
      { ...cadre, user: head.user },
      standIn('township_head', 'u-9'),
      'own_draft',
    ],
    ['drafted by one’s substitute', standIn('township_cadre', 'u-9', head.user), head, 'own_draft'],
    ['but a substitute who had no hand in it does', cadre, standIn('township_head', 'u-9'), undefined],
    ['and so does the head', standIn('township_cadre', 'u-9'), head, undefined],
  ])('%s', (_, drafter, approver, code) => {
    expect(approval(drafter, approver)).toBe(code);
  });

  it('nor a pause or an arrangement asked for by oneself or on one’s behalf', () => {
    const asked = Scene.atTownship('2025-09-08')
      .does(standIn('township_cadre', 'u-9', head.user), 'requestPause', {
        reason: 'illness',
        days: 5,
        evidence: 'E-1',
      })
      .tries(head, 'decideHold', { approve: true });
    expect(asked.lastRefusal?.code).toBe('own_request');
    const arranged = Scene.atTownship('2025-09-08')
      .does(standIn('principal', 'u-9', head.user), 'requestArrangement', {
        kind: 'deferral',
        until: '2025-12-01',
        evidence: 'E-1',
        application: 'sq-1',
      })
      .tries(standIn('township_head', 'u-9', 'u-8'), 'decideArrangement', { approve: true });
    expect(arranged.lastRefusal?.code).toBe('own_request');
  });
});

function ordered(drafter: Actor): Scene {
  const scene = Scene.atTownship('2025-09-08').does('principal', 'sendReport');
  return scene
    .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
    .does('township_cadre', 'recordCriticism', { heldOn: scene.today })
    .does(drafter, 'draftPaper', { kind: 'order', ...FOUND });
}
