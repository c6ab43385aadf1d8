import type { EntityManager } from 'typeorm';
import type { CaseEvent } from '../../domain/ladder/case-events.js';
import { CaseEventEntity } from '../entities/case-event.entity.js';
import { NarrativeEntity } from '../entities/narrative.entity.js';

/** The journal of a case, oldest first. */
export async function journalOf(manager: EntityManager, caseNo: string): Promise<readonly CaseEvent[]> {
  const rows = await manager.find(CaseEventEntity, { where: { caseNo }, order: { seq: 'ASC' } });
  return rows.map((row) => row.event as CaseEvent);
}

/** The case an act has been journaled in, if it has. */
export async function caseOfAct(manager: EntityManager, actId: string): Promise<string | undefined> {
  const row = await manager.findOne(CaseEventEntity, {
    where: { actId },
    select: { caseNo: true, seq: true, actId: true },
  });
  return row?.caseNo;
}

/** The ids of acts in one case that begin so. */
export async function actsBeginning(
  manager: EntityManager,
  caseNo: string,
  prefix: string,
): Promise<readonly string[]> {
  const rows = await manager.query<{ act_id: string }[]>(
    `SELECT DISTINCT act_id FROM case_event WHERE case_no = $1 AND starts_with(act_id, $2)`,
    [caseNo, prefix],
  );
  return rows.map(({ act_id }) => act_id);
}

export interface NarrativeRecord {
  readonly actId: string;
  readonly caseNo: string;
  readonly author: string;
  readonly text: string | null;
  readonly childWords: string | null;
  /** By the names the act's `words` give them. */
  readonly words?: Readonly<Record<string, string>> | null;
}

/** The words of a case by act. Orphans are among them and find no event to stand beside. */
export async function narrativesOf(
  manager: EntityManager,
  caseNo: string,
): Promise<ReadonlyMap<string, NarrativeRecord>> {
  const rows = await manager.findBy(NarrativeEntity, { caseNo });
  return new Map(
    rows.map(({ actId, author, text, childWords, words }) => [
      actId,
      { actId, caseNo, author, text, childWords, words },
    ]),
  );
}

/** Writing the words of an act again changes nothing. */
export async function keepNarrative(
  manager: EntityManager,
  narrative: NarrativeRecord,
  now: Date,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(NarrativeEntity)
    .values({ ...narrative, writtenAt: now })
    .orIgnore()
    .updateEntity(false)
    .execute();
}

/** Takes back the words of a refused act; not of one that the same request had already been accepted for. */
export async function dropNarrative(manager: EntityManager, actId: string): Promise<void> {
  await manager.query(
    `DELETE FROM narrative n WHERE n.act_id = $1 AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e.act_id = n.act_id)`,
    [actId],
  );
}
