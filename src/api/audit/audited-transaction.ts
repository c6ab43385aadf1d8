import type { DataSource, EntityManager } from 'typeorm';
import type { SignedInRequest } from '../accounts/current-account.js';
import { entryOf, entryStands, writeEntry } from './audit-entries.js';
import { noteForAudit, type AuditNotes } from './audit-notes.js';
import { currentRequest } from './current-request.js';

/**
 * A transaction whose last statement is the audit's entry of the request it serves: what is done and that it was done
 * are committed together, or neither is. Last, because whoever has written an entry holds the chain until the end.
 *
 * @param told.took whether the answer says that something was done; a refusal is the problem filter's to record.
 * @param told.note what the entry shall say of the answer.
 */
export async function auditedTransaction<Answer>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<Answer>,
  told: {
    readonly took?: (answer: Answer) => boolean;
    readonly note?: (answer: Answer) => AuditNotes;
  } = {},
): Promise<Answer> {
  const request = currentRequest() as SignedInRequest | undefined;
  if (request === undefined) return source.transaction(work);
  let committed = (): void => undefined;
  const answer = await source.transaction(async (manager) => {
    const done = await work(manager);
    if (told.took?.(done) === false) return done;
    if (told.note) noteForAudit(request, told.note(done));
    const entry = entryOf(request, { result: 'allowed', code: null, answer: done });
    if (entry === undefined) return done;
    const anchored = await writeEntry(manager, entry);
    committed = () => {
      entryStands(request, entry);
      anchored();
    };
    return done;
  });
  committed();
  return answer;
}
