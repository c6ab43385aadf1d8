import { restoreCases } from '../../src/launcher/restore/restore-cases.js';
import { keepOpening } from '../../src/persistence/readers/case-openings.js';
import type { Opening } from '../../src/domain/ladder/case-events.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';

const SLOW = 60_000;
const teacher = person('class_teacher');
const contact = { means: 'phone', outcome: 'refused' };

describe('an engine whose databases are gone', () => {
  let before: CaseWorld;
  let after: CaseWorld | undefined;
  beforeAll(async () => {
    before = await CaseWorld.start();
  }, 90_000);
  afterAll(async () => {
    await after?.stop();
    await before?.stop();
  });

  it('gets every open case back from the journal, once, and the cases go on', async () => {
    const known = await opened(before.opening('2025-09-08', {}, SLOW));
    const forgotten = before.opening('2025-09-08', {}, SLOW);
    await before.open(forgotten, teacher);
    const closed = await opened(before.opening('2025-09-08', { confirmed: false }, SLOW));
    await before.act(
      closed.pupil,
      'dismissAlert',
      { reason: 'present', evidence: 'note-1' },
      person('registrar'),
    );
    await before.act(known.pupil, 'recordContact', contact, teacher, 'first-contact');
    const state = await before.state(known.pupil);
    await written(known.caseNo, state.seq);
    await written(forgotten.caseNo, 3);
    await eventually(async () => expect((await before.view(closed.pupil)).standing.status).toBe('closed'));
    await before.endServices();

    after = await CaseWorld.start({ existing: { databaseUrl: before.stack.databaseUrl } });
    expect(await restoreCases(after.database, after.client)).toEqual({
      restored: [known.caseNo],
      running: [],
      lost: [{ caseNo: forgotten.caseNo, why: expect.stringContaining('was not kept') }],
    });
    expect((await restoreCases(after.database, after.client)).running).toEqual([known.caseNo]);

    expect(await after.state(known.pupil)).toEqual(state);
    // The same act again, as a console would repeat it, is not done twice; the next one is.
    await after.act(known.pupil, 'recordContact', contact, teacher, 'first-contact');
    await after.act(known.pupil, 'recordContact', contact, teacher, 'second-contact');
    await eventually(async () => {
      const contacts = (await after!.journal(known.caseNo)).filter(({ type }) => type === 'ContactRecorded');
      expect(contacts).toHaveLength(2);
    });
  }, 120_000);

  async function opened(opening: Opening): Promise<Opening> {
    await keepOpening(before.database.manager, opening, new Date());
    await before.open(opening, teacher);
    return opening;
  }

  async function written(caseNo: string, seq: number): Promise<void> {
    await eventually(async () => expect((await before.journal(caseNo)).at(-1)?.seq).toBe(seq));
  }
});
