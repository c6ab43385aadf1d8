import type { DataSource } from 'typeorm';
import type { CaseActivities } from '../src/contracts/case-messages.js';
import { writeJournal } from '../src/persistence/case-journal.js';

/** The world the activities act on. */
export interface ActivityPorts {
  readonly database: DataSource;
  /** Called after a batch has been written: mails may be waiting. */
  readonly onJournaled: () => void;
}

/** The activities as a closure over their ports; the worker makes one set. */
export function createActivities({ database, onJournaled }: ActivityPorts): CaseActivities {
  return {
    async recordInJournal(batch) {
      await writeJournal(database, batch, new Date());
      if (batch.mails.length > 0) onJournaled();
    },
  };
}
