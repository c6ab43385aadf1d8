import type { DataSource } from 'typeorm';
import type { CaseActivities } from '../src/contracts/case-messages.js';
import { writeJournal } from '../src/persistence/case-journal.js';

/** The world the activities act on. */
export interface ActivityPorts {
  readonly database: DataSource;
  /** Called after a batch has been written: mails may be waiting. */
  readonly onJournaled: () => void;
}

/**
 * The journal could not be written; it is tried again. What an activity throws stands in the engine unencrypted, and
 * PostgreSQL likes to quote the value it stumbles over: of its complaint only the code leaves this process.
 */
export class JournalFault extends Error {
  override readonly name = 'JournalFault';

  constructor(fault: unknown) {
    const { code } = fault as { readonly code?: unknown };
    super(
      `the journal could not be written (${typeof code === 'string' && /^\w{1,20}$/.test(code) ? code : 'unknown'})`,
    );
  }
}

/** The activities as a closure over their ports; the worker makes one set. */
export function createActivities({ database, onJournaled }: ActivityPorts): CaseActivities {
  return {
    async recordInJournal(batch) {
      await writeJournal(database, batch, new Date()).catch((fault: unknown) => {
        throw new JournalFault(fault);
      });
      if (batch.mails.length > 0) onJournaled();
    },
  };
}
