import { createActivities } from '../../activities/create-activities.js';
import type { JournalBatch } from '../../src/contracts/case-messages.js';
import { writeJournal } from '../../src/persistence/case-journal.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { Scene } from '../support/scene.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a journal that cannot be written', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  }, 60_000);
  afterAll(() => database?.stop());

  it('tells the engine the code of the fault and nothing that PostgreSQL quotes', async () => {
    const { state, events } = Scene.opened('2025-09-08');
    const broken = { events: [{ ...events[0], seq: '王小明' }], view: viewOf(state), mails: [] };
    // This is what would leave the process.
    await expect(
      writeJournal(database.source, broken as unknown as JournalBatch, new Date()),
    ).rejects.toThrow('王小明');
    const { recordInJournal } = createActivities({ database: database.source, onJournaled: () => undefined });
    const fault = await recordInJournal(broken as unknown as JournalBatch).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(fault).toMatchObject({
      name: 'JournalFault',
      message: 'the journal could not be written (22P02)',
    });
    expect(fault?.stack).not.toContain('王小明');
    expect(JSON.stringify(fault)).not.toContain('王小明');
  });
});
