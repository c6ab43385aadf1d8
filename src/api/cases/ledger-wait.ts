import { exhaustMap, filter, firstValueFrom, map, merge, timer } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { LedgerState } from '../../contracts/http-schemas-answers.js';
import { asSystem } from '../../persistence/principal.js';
import { ledgerSeq } from '../../persistence/readers/cases-ledger.js';
import type { CountyWire } from '../live/county-wire.js';

const PATIENCE_MS = 3_000;
/** What is announced need not be looked for, except for the announcement that was lost. */
const LOOK_ANYWAY_MS = 400;
/** While the wire is down, looking is all there is. */
const LOOK_MS = 60;

/**
 * The workflow answers before its journal is written. Who acts and then opens the list must find the act there, so
 * the answer waits for the ledger, and says so when it does not come.
 */
export function untilWritten(
  manager: EntityManager,
  wire: Pick<CountyWire, 'news' | 'hears' | 'lastSeq'>,
  caseNo: string,
  seq: number,
  patienceMs = PATIENCE_MS,
): Promise<LedgerState> {
  // It may have been written, and said so, before anybody waited for it.
  if (wire.lastSeq(caseNo) >= seq) return Promise.resolve('current');
  const announced = wire.news.pipe(
    filter((news) => news.about === 'case' && news.caseNo === caseNo && news.seq >= seq),
  );
  const found = timer(wire.hears ? LOOK_ANYWAY_MS : 0, wire.hears ? LOOK_ANYWAY_MS : LOOK_MS).pipe(
    // Also where the act has taken the case out of the reach of who has done it: a school that confirmed a transfer.
    exhaustMap(() => asSystem('waiting for the ledger', () => ledgerSeq(manager, caseNo))),
    filter((written) => written >= seq),
  );
  const current = merge(announced, found).pipe(map((): LedgerState => 'current'));
  return firstValueFrom(merge(current, timer(patienceMs).pipe(map((): LedgerState => 'behind'))));
}
