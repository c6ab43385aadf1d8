import { ROLES } from '../../src/domain/access/role.js';
import { ACT_NAMES } from '../../src/domain/ladder/acts/act-names.js';
import { actNamed } from '../../src/domain/ladder/acts/all-acts.js';
import { availableActions } from '../../src/domain/ladder/available-actions.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { ANSWERED_BY } from '../../src/domain/wording/labels.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { person } from '../support/people.js';
import { Scene } from '../support/scene.js';
import { Stranger, type Counter } from '../support/stranger.js';

/** The rules as a stranger meets them; over HTTP the same walk is in `test/api/law`. */
function counterOf(scene: Scene): Counter {
  return {
    people: ROLES.map((role) => person(role)),
    actionsOf: async (who) => availableActions(scene.state, who, scene.today),
    act: async (who, act, input) => scene.tries(who, act, input).lastRefusal,
    papers: async () => scene.state.papers.map(({ id }) => id),
    today: async () => scene.today,
    waitUntil: async (day) => void scene.until(day),
  };
}

describe('a stranger with nothing but the refusals for a guide', () => {
  it.each(['default', 'tunxi', 'liujiang', 'jidong', 'guling', 'bayannur'])(
    'reaches the court under %s, with every step the law asks for',
    async (regime) => {
      const scene = Scene.opened('2025-09-08', { policy: policyById(regime) });
      const stranger = new Stranger(counterOf(scene));
      await stranger.wants('recordFiling');
      expect(scene.state.court?.filedOn).toBe(viewOf(scene.state).legalClock?.filingOpens);
      expect(scene.state.papers.map(({ kind, status }) => [kind, status])).toEqual([
        ['order', 'served'],
        ['notice', 'served'],
        ['demand', 'served'],
        ['request', 'approved'],
      ]);
      for (const { approvedBy, draftedBy, issued, review } of scene.state.papers) {
        expect(approvedBy).not.toBe(draftedBy);
        expect(issued).toBeDefined();
        expect(review).toBeDefined();
      }
      expect(stranger.learnt).toEqual(
        expect.arrayContaining([
          'no_contact_recorded',
          'too_few_persuasions',
          'finding_not_recorded',
          'two_officers_needed',
          'addressees_missing',
          'not_reviewed',
          'paper_not_issued',
          'period_still_running',
          'filing_window_not_open',
        ]),
      );
    },
  );

  it('is only ever sent to acts that exist', () => {
    const titles = ACT_NAMES.map((name) => actNamed(name).title);
    for (const named of Object.values(ANSWERED_BY).flat()) expect(titles).toContain(named);
  });
});
