import { startOf } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { SIGNALS } from '../../src/contracts/case-messages.js';
import { caseWorkflowId } from '../../src/contracts/identifiers.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';

const SLOW = 60_000;

describe('durability', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  it('gives a return that arrives at the instant of a deadline exactly one outcome', async () => {
    const offsets = [-40, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 40];
    const outcomes = await Promise.all(
      offsets.map(async (offset) => {
        const opening = world.opening('2025-09-08', {}, 400);
        await world.open(opening, person('class_teacher'));
        const deadline = startOf(opening.clock, plainDate('2025-09-16'));
        await new Promise((resolve) => setTimeout(resolve, deadline + offset - Date.now()));
        const { refusal } = await world.act(
          opening.pupil,
          'reportReturn',
          { returnedOn: '2025-09-10' },
          person('class_teacher'),
        );
        expect(refusal).toBeNull();
        return opening;
      }),
    );
    await eventually(async () => {
      for (const { caseNo, pupil } of outcomes) {
        const journal = await world.journal(caseNo);
        // Only the teacher's deadline: on a slow machine the observation's own clocks come into sight.
        const types = journal
          .filter((event) => event.what === 'contact' || event.what === null)
          .map((event) => event.type);
        expect(types.filter((type) => type === 'ReturnReported')).toHaveLength(1);
        // Either the clock came first, once, or not at all; never after the return.
        const escalated = types.filter((type) => type === 'DeadlineMissed').length;
        expect(escalated).toBeLessThanOrEqual(1);
        if (escalated === 1)
          expect(types.indexOf('DeadlineMissed')).toBeLessThan(types.indexOf('ReturnReported'));
        expect((await world.view(pupil)).standing.status).toBe('observing');
      }
    });
  }, 60_000);

  it('carries state, policy and clock over a cut history', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
      'first-act',
    );
    const before = await world.state(opening.pupil);
    const first = await world.handle(opening.pupil).describe();
    const seen = { unexcusedDays: 1, since: null, lastPresentOn: null, through: plainDate('2025-09-08') };
    for (let burst = 0; burst < 21; burst += 1) {
      await Promise.all(
        Array.from({ length: 100 }, () =>
          world.handle(opening.pupil).signal(SIGNALS.attendanceObserved, seen),
        ),
      );
    }
    await eventually(async () => {
      const now = await world.client.workflow.getHandle(caseWorkflowId(opening.pupil)).describe();
      expect(now.runId).not.toBe(first.runId);
      expect(now.status.name).toBe('RUNNING');
    }, 30_000);
    const after = await world.state(opening.pupil);
    expect(after).toMatchObject({
      policy: before.policy,
      contacts: before.contacts,
      rung: before.rung,
      stepSince: before.stepSince,
    });
    // A request repeated after the cut is still the same act.
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
      'first-act',
    );
    expect((await world.view(opening.pupil)).contacts).toBe(1);
    await eventually(async () => {
      const seqs = (await world.journal(opening.caseNo)).map((event) => event.seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      expect(seqs.length).toBe((await world.state(opening.pupil)).seq);
    }, 20_000);
  }, 90_000);

  it('closes the file, ends the workflow, and lets a later absence open a new case that names the old', async () => {
    const opening = world.opening('2025-09-08', { confirmed: false, origin: 'attendance' }, SLOW);
    await world.open(opening, null);
    await world.act(
      opening.pupil,
      'dismissAlert',
      { reason: 'on_leave', evidence: 'e-1' },
      person('principal'),
    );
    await eventually(async () =>
      expect((await world.handle(opening.pupil).describe()).status.name).toBe('COMPLETED'),
    );
    const again = {
      ...world.opening('2025-10-20', {}, SLOW),
      pupil: opening.pupil,
      previousCaseNo: opening.caseNo,
    };
    const { opened, view } = await world.open(again, person('class_teacher'));
    expect(opened).toBe(true);
    expect(view).toMatchObject({ caseNo: again.caseNo, previousCaseNo: opening.caseNo });
    await eventually(async () => {
      const rows = await world.database.query(
        'SELECT case_no, standing FROM case_ledger WHERE pupil = $1 ORDER BY case_no',
        [opening.pupil],
      );
      expect(rows).toEqual([
        { case_no: opening.caseNo, standing: 'closed' },
        { case_no: again.caseNo, standing: 'climbing' },
      ]);
    });
  });

  it("does not let anybody cancel a child's case from the Temporal UI, and journals the attempt", async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    await world.handle(opening.pupil).cancel();
    await eventually(async () => {
      expect((await world.journal(opening.caseNo)).map((event) => event.type)).toContain('SignalRefused');
    });
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
    );
    expect(await world.view(opening.pupil)).toMatchObject({ contacts: 1 });
  });

  it('goes on after an operator has terminated it by mistake and reset it', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
    );
    await eventually(async () => expect(await world.journal(opening.caseNo)).toHaveLength(4));
    const { runId } = await world.handle(opening.pupil).describe();
    await world.handle(opening.pupil).terminate('a mistake');
    const { events } = await world.handle(opening.pupil).fetchHistory();
    const lastTask = events?.findLast((event) => event.workflowTaskCompletedEventAttributes)?.eventId;
    await world.client.workflowService.resetWorkflowExecution({
      namespace: world.temporal.namespace,
      workflowExecution: { workflowId: caseWorkflowId(opening.pupil), runId },
      reason: 'undo the termination',
      workflowTaskFinishEventId: lastTask ?? null,
      requestId: 'reset-1',
    });
    await world.act(opening.pupil, 'escalate', {}, person('class_teacher'));
    await eventually(async () => {
      const seqs = (await world.journal(opening.caseNo)).map((event) => event.seq);
      expect(seqs).toEqual([1, 2, 3, 4, 5]);
    });
  });
});
