import type { EntityManager } from 'typeorm';
import type { Opening } from '../../domain/ladder/case-events.js';
import { prepared } from '../row-security/prepared.js';
import { CaseOpeningEntity } from '../entities/case-opening.entity.js';

const KEEP = prepared(`
  INSERT INTO case_opening (case_no, pupil, opening, kept_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (case_no) DO UPDATE SET opening = EXCLUDED.opening, kept_at = EXCLUDED.kept_at
    WHERE NOT EXISTS (SELECT 1 FROM case_event e WHERE e.case_no = EXCLUDED.case_no)`);

/** Kept before the case is opened: an opening without a case is nothing, a case without its opening could be lost. */
export async function keepOpening(manager: EntityManager, opening: Opening, now: Date): Promise<void> {
  await manager.query(KEEP, [opening.caseNo, opening.pupil, JSON.stringify(opening), now]);
}

/** Takes back an opening that came too late: the child already had a case. */
export async function dropOpening(manager: EntityManager, caseNo: string): Promise<void> {
  await manager.query(
    `DELETE FROM case_opening o
      WHERE o.case_no = $1 AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e.case_no = o.case_no)`,
    [caseNo],
  );
}

/** What the case began with; undefined for cases opened before openings were kept. */
export async function openingOf(manager: EntityManager, caseNo: string): Promise<Opening | undefined> {
  return (await manager.findOneBy(CaseOpeningEntity, { caseNo }))?.opening;
}
