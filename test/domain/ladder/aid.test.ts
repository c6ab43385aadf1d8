import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { describeEvent } from '../../../src/domain/wording/events.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { Scene } from '../../support/scene.js';

const REGIMES = ['tunxi', 'liujiang', 'jidong', 'guling', 'bayannur', 'default'] as const;
const returned = (regime: (typeof REGIMES)[number] = 'tunxi') =>
  Scene.opened('2025-09-08', { policy: policyById(regime) })
    .days(2)
    .does('class_teacher', 'reportReturn', { returnedOn: '2025-09-10' });
const aidOf = (scene: Scene) => viewOf(scene.state).aid;

describe('help with the cost of schooling', () => {
  it('is owed as each regime names it, with who owes it and under which words', () => {
    const items = Object.fromEntries(REGIMES.map((id) => [id, policyById(id).aid?.items] as const));
    expect(items).toMatchObject({
      tunxi: ['fees_and_books', 'living_subsidy', 'disability_aid'],
      liujiang: ['fees_and_books', 'living_subsidy', 'nutrition'],
      jidong: ['fees_and_books', 'living_subsidy', 'social_assistance'],
      bayannur: ['living_subsidy', 'social_assistance'],
    });
    expect(items['guling']).toContain('left_behind_aid');
    expect(aidOf(returned())).toMatchObject({
      owes: '区教育局、区财政局、区民政局、区残联',
      clause: expect.stringContaining('两免一补'),
    });
  });

  it('is to be looked into within twenty school days of the return, each item until it has an answer', () => {
    expect(aidOf(Scene.opened('2025-09-08'))?.dueOn).toBeNull();
    const scene = returned();
    expect(aidOf(scene)?.dueOn).toMatch(/^2025-10-/);
    expect(aidOf(scene)?.items.every(({ outcome }) => outcome === null)).toBe(true);
    scene
      .does('registrar', 'recordAid', { item: 'living_subsidy', outcome: 'applied', settledOn: '2025-09-10' })
      .days(3)
      .does('registrar', 'recordAid', { item: 'living_subsidy', outcome: 'granted', settledOn: '2025-09-12' })
      .does('class_teacher', 'recordAid', { item: 'nutrition', outcome: 'granted', settledOn: '2025-09-12' });
    expect(aidOf(scene)?.items).toEqual([
      { item: 'fees_and_books', outcome: null, settledOn: null },
      { item: 'living_subsidy', outcome: 'granted', settledOn: '2025-09-12' },
      { item: 'disability_aid', outcome: null, settledOn: null },
      // Beyond what the regime names.
      { item: 'nutrition', outcome: 'granted', settledOn: '2025-09-12' },
    ]);
    const told = scene.events.filter(({ type }) => type === 'AidRecorded').map(describeEvent);
    expect(told.at(-1)).toBe('资助「营养改善计划」：已落实（2025-09-12）');
  });

  it('takes no date that has not come and nothing after the file is closed, and holds up no closing', () => {
    const scene = returned();
    const early = { item: 'nutrition', outcome: 'granted', settledOn: '2025-12-01' };
    expect(scene.tries('registrar', 'recordAid', early).lastRefusal?.field).toBe('settledOn');
    for (const day of [7, 30, 90]) {
      while (scene.tries('class_teacher', 'recordFollowUp', { day, attending: true }).lastRefusal)
        scene.days(1);
    }
    scene.does('bureau_officer', 'closeCase');
    expect(scene.tries('registrar', 'recordAid', { ...early }).lastRefusal?.code).toBe('case_closed');
  });

  it('is unknown to cases opened under rules that name none', () => {
    const { aid: _, ...before } = policyById('tunxi');
    const scene = Scene.opened('2025-09-08', { policy: before });
    expect(viewOf(scene.state)).not.toHaveProperty('aid');
  });
});
