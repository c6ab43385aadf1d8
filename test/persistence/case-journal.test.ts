import type { JournalBatch } from '../../src/contracts/case-messages.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../src/persistence/case-journal.js';
import { Scene } from '../support/scene.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const NOW = new Date('2025-09-08T00:00:00Z');

describe('the journal', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  }, 60_000);
  afterAll(() => database?.stop());
  beforeEach(() =>
    database.source.query('TRUNCATE case_event, case_ledger, mail_attempt, mail_outbox CASCADE'),
  );

  const rows = async () => {
    const [counts] = await database.source.query(
      `SELECT (SELECT count(*)::int FROM case_event) AS events, (SELECT count(*)::int FROM mail_outbox) AS mails,
              (SELECT max(seq) FROM case_ledger) AS seq, (SELECT max(rung) FROM case_ledger) AS rung`,
    );
    return counts as { events: number; mails: number; seq: number; rung: string };
  };
  /** The batches a case of three weeks would have written, one per day on which something happened. */
  const story = (): JournalBatch[] => {
    const scene = Scene.opened('2025-09-08');
    const batches: JournalBatch[] = [];
    let events = 0;
    let mails = 0;
    for (let day = 0; day < 22; day += 1) {
      batches.push({
        events: scene.events.slice(events),
        view: viewOf(scene.state),
        mails: scene.mails.slice(mails),
      });
      events = scene.events.length;
      mails = scene.mails.length;
      scene.days(1);
    }
    return batches.filter((batch) => batch.events.length > 0);
  };

  it('is the same however often each batch is written', async () => {
    for (const batch of story()) await writeJournal(database.source, batch, NOW);
    const once = await rows();
    for (const batch of [...story(), ...story()]) await writeJournal(database.source, batch, NOW);
    expect(await rows()).toEqual(once);
  });

  it('is the same when batches arrive together and late: the ledger only moves forward', async () => {
    const batches = story();
    for (const batch of batches) await writeJournal(database.source, batch, NOW);
    const inOrder = await rows();
    await database.source.query('TRUNCATE case_event, case_ledger, mail_attempt, mail_outbox CASCADE');
    await Promise.all([...batches].reverse().map((batch) => writeJournal(database.source, batch, NOW)));
    expect(await rows()).toEqual(inOrder);
  });

  it('writes nothing at all of a batch that cannot be written whole', async () => {
    const [first] = story();
    if (!first) throw new Error('no batch');
    const broken = { ...first, mails: [{ ...first.mails[0], key: null }] } as unknown as JournalBatch;
    await expect(writeJournal(database.source, broken, NOW)).rejects.toThrow();
    expect(await rows()).toMatchObject({ events: 0, seq: null });
  });

  it('does not let a child have two open cases, whoever writes them', async () => {
    const [first] = story();
    if (!first) throw new Error('no batch');
    await writeJournal(database.source, first, NOW);
    const second = { ...first, view: { ...first.view, caseNo: 'NOL-2025-000002' }, mails: [] };
    await expect(writeJournal(database.source, second, NOW)).rejects.toThrow(/case_ledger_one_open/);
  });
});
