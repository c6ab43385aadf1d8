import { awaitingOf } from '../../../src/domain/ladder/awaiting.js';
import { nextItem } from '../../../src/domain/ladder/agenda.js';
import { Scene } from '../../support/scene.js';

describe('climbing the ladder', () => {
  it("begins with the teacher when a teacher reports, and with triage when a machine's alert does", () => {
    expect(awaitingOf(Scene.opened('2025-09-08').state)).toMatchObject({
      what: 'contact',
      role: 'class_teacher',
    });
    const alert = Scene.opened('2025-09-08', { origin: 'attendance', confirmed: false }, null);
    expect(awaitingOf(alert.state)).toMatchObject({ what: 'triage' });
  });

  it('hands the case to the school when the seven days of the teacher are over, not before', () => {
    const scene = Scene.opened('2025-09-08').until('2025-09-15');
    expect(scene.state.rung).toBe('teacher_contact');
    expect(scene.until('2025-09-16').state.rung).toBe('school_persuasion');
    expect(scene.types()).toContain('DeadlineMissed');
  });

  it('escalates by itself up to the township and never further, however long nobody acts', () => {
    const scene = Scene.opened('2025-09-08').until('2026-06-30');
    expect(scene.state.rung).toBe('township_report');
    expect(scene.state.papers).toEqual([]);
    expect(scene.state.stuckSince).not.toBeNull();
    expect(scene.count('SuperiorInformed')).toBeGreaterThan(3);
  });

  it('tells the superiors one hop at a time, and the highest again every thirty days', () => {
    const scene = Scene.opened('2025-09-08').until('2026-06-30');
    const told = scene.events.flatMap((event) => (event.type === 'SuperiorInformed' ? [event.superior] : []));
    const chain = scene.state.policy.superiors.filter((role) => told.includes(role));
    expect(told.slice(0, chain.length)).toEqual(chain);
    expect(new Set(told.slice(chain.length))).toEqual(new Set([chain.at(-1)]));
  });

  it('lets a teacher hand up early only after one recorded contact', () => {
    const scene = Scene.opened('2025-09-08').tries('class_teacher', 'escalate');
    expect(scene.lastRefusal).toMatchObject({ code: 'no_contact_recorded' });
    scene
      .does('class_teacher', 'recordContact', { means: 'phone', outcome: 'unreachable' })
      .does('class_teacher', 'escalate');
    expect(scene.state.rung).toBe('school_persuasion');
  });

  it('reminds before the deadline and not after the work is done', () => {
    const reminded = Scene.opened('2025-09-08').until('2025-09-15');
    expect(reminded.mails.some((mail) => mail.template === 'reminder')).toBe(true);
    const done = Scene.opened('2025-09-08')
      .does('class_teacher', 'recordContact', { means: 'phone', outcome: 'refused' })
      .does('class_teacher', 'escalate');
    const before = done.count('ReminderDue');
    expect(done.days(1).count('ReminderDue')).toBe(before);
  });

  it('gives every new owner exactly one task mail', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed();
    const tasks = scene.mails
      .filter((mail) => mail.template === 'task')
      .map((mail) => `${mail.facts['what']}:${mail.role}`);
    expect(new Set(tasks).size).toBe(tasks.length);
    expect(tasks).toContain('order_approval:township_head');
  });

  it('says what fires next, when and under which words', () => {
    const next = nextItem(Scene.opened('2025-09-08').state);
    expect(next).toMatchObject({ role: 'class_teacher' });
    expect(next?.clause).not.toBe('');
  });

  it('does not repeat an act whose request is repeated', () => {
    const input = { means: 'phone', outcome: 'refused' };
    const scene = Scene.opened('2025-09-08')
      .tries('class_teacher', 'recordContact', input, 'same')
      .tries('class_teacher', 'recordContact', input, 'same');
    expect(scene.lastRefusal).toBeNull();
    expect(scene.state.contacts).toHaveLength(1);
  });

  it('numbers its events from one without a gap', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed().days(60);
    expect(scene.events.map((event) => event.seq)).toEqual(scene.events.map((_, index) => index + 1));
  });
});
