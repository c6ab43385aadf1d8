import { gate } from '../../src/domain/ladder/gates.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import type { PenaltyBasis, Policy } from '../../src/domain/ladder/policy.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { FOUND, Scene } from '../support/scene.js';

const penalty: PenaltyBasis = {
  regulation: '某省义务教育条例',
  article: '第四十条',
  text: '父母或者其他法定监护人经责令改正仍不送适龄儿童入学的，由作出责令的机关处以罚款。',
  rank: 'local_regulation',
  inForceFrom: plainDate('2020-01-01'),
  issuers: ['township'],
};
const policy = { ...policyById('default'), penalty };
const { addressees: _whom, noProperReason: _reason, ...OFFICERS } = FOUND;
const ordered = (basis: Policy = policy) =>
  Scene.atTownship('2025-09-08', { policy: basis }).untilOrderServed();
const code = (scene: Scene, kind: string, more: object = OFFICERS) =>
  scene.tries('township_cadre', 'draftPaper', { kind, ...more }).lastRefusal?.code;

const served = (scene: Scene, kind: 'penalty_notice' | 'penalty_decision') => {
  scene.does('township_cadre', 'draftPaper', { kind, ...OFFICERS });
  const paper = `${kind}-1`;
  return scene
    .does('township_head', 'approvePaper', { paper, reviewed: true })
    .does('township_cadre', 'issuePaper', { paper, sealedOn: scene.today, sealNo: 'Y-1' })
    .handTo('father')
    .handTo('mother');
};

describe('the penalty route', () => {
  it('is shut without a regulation, and says what is possible instead', () => {
    const scene = ordered(policyById('default')).days(15);
    scene.tries('township_cadre', 'draftPaper', { kind: 'penalty_notice', ...OFFICERS });
    expect(scene.lastRefusal).toMatchObject({ code: 'no_penalty_basis' });
    expect(scene.lastRefusal?.possible?.[0]).toContain('申请强制执行');
    const [basis] = gate('penalty_notice', scene.state, { today: scene.today }).items.filter(
      ({ id }) => id === 'penalty_basis',
    );
    expect(basis).toMatchObject({ status: 'missing', article: '《行政处罚法》第十六条' });
  });

  it('quotes the regulation it rests on', () => {
    const scene = ordered().days(15);
    const { items, open } = gate('penalty_notice', scene.state, { today: scene.today });
    expect(items.find(({ id }) => id === 'penalty_basis')?.reason).toContain(penalty.text);
    expect(open).toBe(true);
  });

  it('follows an order that was disobeyed, by two certified officers of the authority the regulation names', () => {
    expect(code(ordered(), 'penalty_notice')).toBe('period_still_running');
    expect(code(ordered().days(15), 'penalty_notice', {})).toBe('two_officers_needed');
    const bureau = ordered({ ...policy, penalty: { ...penalty, issuers: ['education_bureau'] } }).days(15);
    expect(code(bureau, 'penalty_notice')).toBe('not_a_lawful_issuer');
  });

  it('tells, hears, decides, serves; and the decision is what is enforced', () => {
    const scene = ordered().days(15);
    expect(code(scene, 'penalty_decision')).toBe('predecessor_not_served');
    served(scene, 'penalty_notice');
    expect(code(scene, 'penalty_decision')).toBe('statement_not_heard');
    const statement = (said: string) =>
      scene.tries('township_cadre', 'recordStatement', { said, statedOn: scene.today, evidence: 's-1' })
        .lastRefusal?.code;
    expect(statement('silent')).toBe('time_to_answer_runs');
    scene.days(10);
    expect(statement('silent')).toBeUndefined();
    served(scene, 'penalty_decision');
    const decidedOn = scene.today;
    expect(viewOf(scene.state).legalClock?.reconsiderationEnds.slice(0, 7)).toBe('2025-12');
    scene.servePaper('notice').days(15).servePaper('demand');
    expect(scene.state.papers.find(({ kind }) => kind === 'penalty_decision')?.servedOn).toBe(decidedOn);
    expect(scene.tries('township_cadre', 'draftPaper', { kind: 'request' }).lastRefusal?.code).toBe(
      'filing_window_not_open',
    );
  });

  it('punishes nobody whose objection was accepted', () => {
    const scene = served(ordered().days(15), 'penalty_notice');
    scene.does('township_cadre', 'recordStatement', {
      said: 'accepted',
      statedOn: scene.today,
      evidence: 's-1',
    });
    expect(code(scene, 'penalty_decision')).toBe('statement_accepted');
  });

  it('reminds of the seven working days in which a decision must reach the party', () => {
    const scene = served(ordered().days(15), 'penalty_notice');
    scene
      .does('township_cadre', 'recordStatement', { said: 'waived', statedOn: scene.today, evidence: 's-1' })
      .does('township_cadre', 'draftPaper', { kind: 'penalty_decision', ...OFFICERS })
      .does('township_head', 'approvePaper', { paper: 'penalty_decision-1', reviewed: true });
    expect(viewOf(scene.state).agenda.map(({ kind }) => kind)).toContain('penalty_service');
    // 24–26, 28 (worked), 29, 30 September and 9 October: the seventh working day after the 23rd.
    expect(scene.today).toBe('2025-09-23');
    expect(
      scene
        .until('2025-10-07')
        .events.filter((event) => event.type === 'ReminderDue')
        .at(-1),
    ).toMatchObject({
      what: 'penalty_service',
      dueOn: '2025-10-09',
    });
  });
});
