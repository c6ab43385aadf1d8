import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { LedgerState } from '../../contracts/http-schemas-answers.js';
import { ledgerSeq } from '../../persistence/readers/cases-ledger.js';

const PATIENCE_MS = 3_000;
const FIRST_LOOK_MS = 10;
const LONGEST_PAUSE_MS = 200;

/**
 * The workflow answers before its journal is written. Who acts and then opens the list must find the act there, so
 * the answer waits for the ledger, and says so when it does not come.
 */
export async function untilWritten(
  manager: EntityManager,
  caseNo: string,
  seq: number,
  patienceMs = PATIENCE_MS,
): Promise<LedgerState> {
  const end = Date.now() + patienceMs;
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    await sleep(pause);
    if ((await ledgerSeq(manager, caseNo)) >= seq) return 'current';
    if (Date.now() >= end) return 'behind';
  }
}
