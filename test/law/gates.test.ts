import { gate, gateRefusal, gates } from '../../src/domain/ladder/gates.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { person } from '../support/people.js';
import { Scene } from '../support/scene.js';

const item = (scene: Scene, step: Parameters<typeof gate>[0], id: string, more = {}) =>
  gate(step, scene.state, { today: scene.today, ...more }).items.find((each) => each.id === id);

describe('the checklist before a legal step', () => {
  it('shows everything at once, with the act that would supply each missing thing and its article', () => {
    const { open, items } = gate('order', Scene.atTownship('2025-09-08').state, {
      today: Scene.opened('2025-09-08').today,
    });
    expect(open).toBe(false);
    const missing = items.filter(({ status, binding }) => status === 'missing' && binding);
    expect(missing.map(({ id, act }) => [id, act])).toEqual([
      ['report_sent', 'sendReport'],
      ['report_acknowledged', 'acknowledgeReport'],
      ['criticism', 'recordCriticism'],
    ]);
    expect(items.find(({ id }) => id === 'criticism')?.article).toBe('《义务教育法》第五十八条');
    expect(items.find(({ id }) => id === 'persuasion')).toMatchObject({ status: 'met', act: null });
  });

  it('says the very words the act is refused with', () => {
    const scene = Scene.atTownship('2025-09-08');
    const actor = person('township_cadre');
    for (const kind of ['order', 'notice', 'demand', 'request'] as const) {
      scene.tries(actor, 'draftPaper', { kind });
      expect(scene.lastRefusal).toEqual(gateRefusal(kind, scene.state, { today: scene.today, actor }));
      const first = gate(kind, scene.state, { today: scene.today, actor }).items.find(
        ({ status, binding }) => status === 'missing' && binding,
      );
      expect(first?.reason).toBe(scene.lastRefusal?.message);
    }
  });

  it('opens when nothing binding is missing, and what a person must look at remains listed', () => {
    const scene = Scene.atTownship('2025-09-08')
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' });
    expect(gate('order', scene.state, { today: scene.today })).toMatchObject({ open: true });
    expect(item(scene, 'order', 'no_proper_reason')).toMatchObject({ status: 'missing', binding: false });
    const register = { ageYears: 19, guardianNamed: true, addressKnown: false, issued: [] };
    expect(item(scene, 'order', 'age', { register })?.reason).toContain('已满 19 周岁');
    expect(item(scene, 'order', 'guardian', { register })).toMatchObject({
      status: 'missing',
      binding: false,
    });
    expect(item(scene, 'order', 'age')).toMatchObject({ status: 'not_applicable' });
  });

  it('calls no period over that has not begun, because its paper has not been served', () => {
    const scene = Scene.atTownship('2025-09-08');
    for (const step of ['notice', 'demand'] as const)
      expect(item(scene, step, 'period_over')?.status).toBe('not_applicable');
    scene.untilOrderServed();
    expect(item(scene, 'notice', 'period_over')).toMatchObject({
      status: 'missing',
      metOn: expect.anything(),
    });
    scene.days(15);
    expect(item(scene, 'notice', 'period_over')).toMatchObject({ status: 'met' });
    scene.servePaper('notice');
    expect(item(scene, 'demand', 'period_over')).toMatchObject({ status: 'missing' });
  });

  it('warns when the end of the filing window is near', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed().days(15).servePaper('notice').days(15);
    scene.servePaper('demand');
    const { filingOpens, safeLastDay } = viewOf(scene.state).legalClock ?? {};
    scene.until(filingOpens ?? '');
    expect(item(scene, 'request', 'filing_window')?.reason).not.toContain('期限将满');
    const late = Scene.atTownship('2025-09-08').untilOrderServed().days(15).servePaper('notice').days(15);
    late.servePaper('demand').until(safeLastDay ?? '');
    expect(item(late, 'request', 'filing_window')).toMatchObject({
      status: 'met',
      reason: expect.stringContaining(`期限将满，最晚应于 ${safeLastDay} 递交`),
    });
  });

  it('lists what article 55 wants in the court’s hands', () => {
    const scene = Scene.atTownship('2025-09-08');
    const register = { ageYears: 13, guardianNamed: true, addressKnown: true, issued: ['order', 'demand'] };
    expect(item(scene, 'filing', 'court_file', { register })?.reason).toContain(
      '强制执行申请书、陈述申辩笔录（当事人意见）、送达回证、申请强制执行标的情况说明',
    );
    expect(gates(scene.state, { today: scene.today }).map(({ step }) => step)).toEqual([
      'order',
      'notice',
      'demand',
      'request',
      'filing',
      'penalty_notice',
      'penalty_decision',
    ]);
  });
});
