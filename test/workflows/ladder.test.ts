import { addDays, plainDate } from '../../src/domain/calendar/plain-date.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';

describe('a case on real servers', () => {
  let world: CaseWorld;

  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  it('climbs from teacher to school to township by the clock alone, and there waits for people', async () => {
    const opening = world.opening('2025-09-08');
    const { view, opened } = await world.open(opening, person('class_teacher'));
    expect(opened).toBe(true);
    expect(view.awaiting).toMatchObject({ what: 'contact', role: 'class_teacher' });
    await world.until(opening, addDays(plainDate('2025-09-08'), 40));
    await eventually(async () => {
      const later = await world.view(opening.pupil);
      expect(later.rung).toBe('township_report');
      expect(later.stuckSince).not.toBeNull();
      expect(later.papers).toEqual([]);
      const types = (await world.journal(opening.caseNo)).map((event) => event.type);
      expect(types).toContain('SuperiorInformed');
      expect(types.filter((type) => type === 'RungEntered')).toHaveLength(3);
    });
  }, 60_000);

  it('opens one case per child however often and at once it is reported', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => world.open(opening, person('class_teacher'), `report-${i}`)),
    );
    expect(answers.filter((answer) => answer.opened)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.view.caseNo)).size).toBe(1);
  });

  it('refuses before anything is written, and says what is possible', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    const { refusal } = await world.act(
      opening.pupil,
      'draftPaper',
      { kind: 'order' },
      person('township_cadre'),
    );
    expect(refusal).toMatchObject({ code: 'wrong_rung' });
    const events = await world.handle(opening.pupil).fetchHistory();
    expect(
      events.events?.some(
        (event) =>
          event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name === 'draftPaper',
      ),
    ).toBe(false);
  });

  it('performs an act once however often its request is repeated', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    const input = { means: 'phone', outcome: 'refused' };
    for (let i = 0; i < 3; i += 1) {
      await world.act(opening.pupil, 'recordContact', input, person('class_teacher'), 'the-same-request');
    }
    expect((await world.view(opening.pupil)).contacts).toBe(1);
  });
});
