import fc from 'fast-check';
import { OFFICE_OF, ROLES, type Actor, type Role } from '../../../src/domain/access/role.js';
import { officeFor } from '../../../src/domain/access/jurisdiction.js';
import { liveClock, startOf } from '../../../src/domain/calendar/case-clock.js';
import { addDays, isAfter } from '../../../src/domain/calendar/plain-date.js';
import { nextItem } from '../../../src/domain/ladder/agenda.js';
import { ACT_ROLES } from '../../../src/domain/access/act-permissions.js';
import { ACT_NAMES, type ActName } from '../../../src/domain/ladder/acts/act-names.js';
import { actNamed } from '../../../src/domain/ladder/acts/all-acts.js';
import { awaitingOf } from '../../../src/domain/ladder/awaiting.js';
import { isOpen } from '../../../src/domain/ladder/case-state.js';
import { evolve } from '../../../src/domain/ladder/evolve.js';
import { newCase } from '../../../src/domain/ladder/new-case.js';
import { isAtOrAbove, RUNGS } from '../../../src/domain/ladder/ladder.js';
import type { Field } from '../../../src/domain/ladder/fields.js';
import { loadPolicyPacks } from '../../../src/policies/load-policy-packs.js';
import { compilePolicy } from '../../../src/policies/compile-policy.js';
import { DEPARTMENTS } from '../../../src/domain/ladder/vocabulary.js';
import { OTHER_SCHOOL, PLACE } from '../../support/people.js';
import { Scene } from '../../support/scene.js';

/** What happens next: days pass, somebody does what is awaited, or anybody tries anything. */
type Move =
  | { readonly days: number }
  | { readonly right: true }
  | { readonly act: ActName; readonly role: Role; readonly seed: number };

const RARE: readonly ActName[] = ['reportReturn', 'reportMissing', 'pullSafetyBrake'];

const policies = loadPolicyPacks().map(compilePolicy);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 9, arbitrary: fc.constant({ right: true } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom(...ACT_NAMES),
      role: fc.constantFrom(...ROLES),
      seed: fc.integer({ min: 0, max: 10_000 }),
    }),
  },
  // Most people try what is theirs to do, and requests are answered; but few children come back or are in danger.
  {
    weight: 4,
    arbitrary: fc
      .record({ act: fc.constantFrom(...ACT_NAMES), seed: fc.integer({ min: 0, max: 10_000 }) })
      .filter(({ act, seed }) => !RARE.includes(act) || seed % 12 === 0)
      .map(({ act, seed }) => ({ act, seed, role: ACT_ROLES[act][seed % ACT_ROLES[act].length] as Role })),
  },
);
const life = fc.record({
  policy: fc.constantFrom(...policies),
  moves: fc.array(move, { minLength: 20, maxLength: 110 }),
});

function valueFor(field: Field, name: string, seed: number, scene: Scene): unknown {
  if (field.optional && seed % 3 === 0) return undefined;
  switch (field.kind) {
    case 'date':
      return name === 'until' ? addDays(scene.today, 1 + (seed % 200)) : addDays(scene.today, -(seed % 3));
    case 'choice':
      return Object.keys(field.options)[seed % Object.keys(field.options).length];
    case 'choices':
      return Object.keys(field.options).slice(0, 1 + (seed % Object.keys(field.options).length));
    case 'number':
      return name === 'day' ? [7, 30, 90][seed % 3] : field.min + (seed % (field.max - field.min + 1));
    case 'yes':
      return seed % 4 !== 0;
    case 'code':
      if (name === 'paper') return scene.state.papers.at(-1)?.id ?? 'order-1';
      if (name === 'referral')
        return scene.state.referrals.find((each) => !each.answeredOn)?.id ?? 'referral-1';
      return name === 'toSchool' ? OTHER_SCHOOL : `code-${seed}`;
    case 'attachments':
      return ['att-0001'];
  }
}

function actorFor(role: Role, seed: number, scene: Scene): Actor {
  const departments = Object.keys(DEPARTMENTS);
  const office =
    OFFICE_OF[role] === 'department'
      ? `${PLACE.county}-${departments[seed % departments.length]}`
      : OFFICE_OF[role] === 'school' && seed % 5 === 0
        ? OTHER_SCHOOL
        : officeFor(scene.state.place, role);
  return { user: `u-${role}-${seed % 2}`, role, office };
}

function play(moves: readonly Move[], scene: Scene, afterEach: () => void): void {
  for (const each of moves) {
    if ('days' in each) scene.days(each.days);
    else if ('right' in each) scene.doesWhatIsAwaited();
    else {
      const fields = Object.entries(actNamed(each.act).fields);
      const input = Object.fromEntries(
        fields.map(([name, field]) => [name, valueFor(field, name, each.seed, scene)]),
      );
      scene.tries(actorFor(each.role, each.seed, scene), each.act, input);
    }
    afterEach();
  }
}

describe('any life of a case', () => {
  const lives = (
    check: (scene: Scene, moves: readonly Move[]) => void,
    fixed: { seed?: number; numRuns?: number } = {},
  ) =>
    fc.assert(
      fc.property(life, ({ policy, moves }) => check(Scene.opened('2025-09-08', { policy }), moves)),
      { numRuns: 80, ...fixed },
    );

  it('is on exactly one desk while it is open, and on none afterwards', () => {
    lives((scene, moves) =>
      play(moves, scene, () => {
        const awaiting = awaitingOf(scene.state);
        expect(awaiting === null).toBe(!isOpen(scene.state));
        if (awaiting) expect(awaiting.office).not.toBe('');
      }),
    );
  });

  it('leaves nothing due behind: the clock always waits for a later day', () => {
    lives((scene, moves) =>
      play(moves, scene, () => {
        const next = nextItem(scene.state);
        if (next) expect(isAfter(next.on, scene.today)).toBe(true);
      }),
    );
  });

  it('takes no legal step without a person: papers, services and rungs beyond the township come from acts', () => {
    lives((scene, moves) => {
      play(moves, scene, () => undefined);
      for (const event of scene.events) {
        if (event.type.startsWith('Paper') || event.type.startsWith('Court'))
          expect(event.via).toBe('person');
        if (event.type === 'RungEntered' && isAtOrAbove(event.rung, 'judicial_notice'))
          expect(event.by).toBe('act');
      }
      for (const paper of scene.state.papers) {
        if (paper.approvedBy) expect(paper.approvedBy).not.toBe(paper.draftedBy);
        if (paper.review) expect(paper.review.by).not.toBe(paper.draftedBy);
        if (paper.services) expect(paper.issued).toBeDefined();
        if (paper.servedOn === null) continue;
        const served = paper.services ?? [];
        expect(served.map(({ addressee }) => addressee).sort()).toEqual([...(paper.addressees ?? [])].sort());
        expect(paper.servedOn).toBe(
          served
            .map(({ servedOn }) => servedOn)
            .sort()
            .at(-1),
        );
      }
    });
  });

  it('has no court request before its window has opened', () => {
    lives((scene, moves) => {
      play(moves, scene, () => undefined);
      const served = new Map<string, string>();
      for (const event of scene.events) {
        if (event.type === 'PaperServed') served.set(event.kind, event.servedOn);
        if (event.type === 'PaperDrafted' && event.kind === 'request') {
          expect(event.on >= addDays(served.get('order') as never, 180)).toBe(true);
        }
      }
    });
  });

  it('is told entirely by its events, and survives being written as JSON', () => {
    lives((scene, moves) => {
      play(moves, scene, () => undefined);
      const first = scene.events[0];
      if (first?.type !== 'CaseOpened') throw new Error('a case begins with its opening');
      const opening = {
        ...scene.state,
        policy: scene.events.find((event) => event.type === 'PolicyAdopted')
          ? scene.state.policy
          : scene.state.policy,
        origin: first.origin,
        absentSince: first.absentSince,
        confirmed: true,
      };
      const told = JSON.parse(JSON.stringify(scene.events)) as typeof scene.events;
      expect(told.reduce(evolve, newCase(opening, first.on))).toEqual(scene.state);
      expect(JSON.parse(JSON.stringify(scene.state))).toEqual(scene.state);
    });
  });

  it('is not changed by an act that is refused', () => {
    lives((scene, moves) => {
      let before = JSON.stringify(scene.state);
      let events = scene.events.length;
      play(moves, scene, () => {
        if (scene.lastRefusal && events === scene.events.length)
          expect(JSON.stringify(scene.state)).toBe(before);
        before = JSON.stringify(scene.state);
        events = scene.events.length;
      });
    });
  });

  it('never owes the same mail twice', () => {
    lives((scene, moves) => {
      play(moves, scene, () => undefined);
      const keys = scene.mails.map((mail) => mail.key);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('goes everywhere in these lives, so that the rest of this file proves something', () => {
    const seen = new Set<string>();
    const look = (scene: Scene) => seen.add(scene.state.rung).add(scene.state.standing.status);
    lives((scene, moves) => play(moves, scene, () => look(scene)), { seed: 7, numRuns: 300 });
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...RUNGS.filter((rung) => rung !== 'alert'),
        'observing',
        'paused',
        'closed',
        'protected',
        'searching',
        'exit_claimed',
        'arranged',
      ]),
    );
  });

  it('keeps every clock start on a date the county has reached', () => {
    lives((scene, moves) =>
      play(moves, scene, () =>
        expect(startOf(liveClock, scene.state.stepSince)).toBeLessThanOrEqual(
          startOf(liveClock, scene.today),
        ),
      ),
    );
  });
});
