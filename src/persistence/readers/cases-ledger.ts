import { In, Not, type EntityManager } from 'typeorm';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { prepared } from '../row-security/prepared.js';
import { CaseLedgerEntity } from '../entities/case-ledger.entity.js';

const VIEW = prepared(`SELECT view FROM case_ledger WHERE case_no = $1`);
const SEQ = prepared(`SELECT seq FROM case_ledger WHERE case_no = $1`);

/** Single cases of the ledger. Whether the asker may see one is the caller's question. */

export async function caseByNumber(manager: EntityManager, caseNo: string): Promise<CaseView | undefined> {
  const [row] = await manager.query<{ view: CaseView }[]>(VIEW, [caseNo]);
  return row?.view;
}

/** Those of them that the ledger knows, in no order. */
export async function casesByNumbers(
  manager: EntityManager,
  numbers: readonly string[],
): Promise<readonly CaseView[]> {
  const rows = await manager.findBy(CaseLedgerEntity, { caseNo: In([...numbers]) });
  return rows.map((row) => row.view as CaseView);
}

/** How far the ledger has got with a case; 0 before its first row. */
export async function ledgerSeq(manager: EntityManager, caseNo: string): Promise<number> {
  const [row] = await manager.query<{ seq: number }[]>(SEQ, [caseNo]);
  return row?.seq ?? 0;
}

/** The last closed case of a child, to which a new one refers. */
export async function lastClosedCase(manager: EntityManager, pupil: string): Promise<string | null> {
  const row = await manager.findOne(CaseLedgerEntity, {
    where: { pupil, standing: 'closed' },
    order: { closedOn: 'DESC', caseNo: 'DESC' },
  });
  return row?.caseNo ?? null;
}

export async function hasOpenCase(manager: EntityManager, pupil: string): Promise<boolean> {
  return manager.existsBy(CaseLedgerEntity, { pupil, standing: Not('closed') });
}

/** Of each child at most one. */
export async function openCasesOfChildren(
  manager: EntityManager,
  pupils: readonly string[],
): Promise<readonly CaseView[]> {
  const rows = await manager.findBy(CaseLedgerEntity, { pupil: In([...pupils]), standing: Not('closed') });
  return rows.map((row) => row.view as CaseView);
}

/** The open cases and the last event the ledger knows of each. */
export async function openCases(
  manager: EntityManager,
): Promise<readonly Pick<CaseLedgerEntity, 'caseNo' | 'seq'>[]> {
  return manager.find(CaseLedgerEntity, {
    where: { standing: Not('closed') },
    select: { caseNo: true, seq: true },
    order: { caseNo: 'ASC' },
  });
}

/** A number nobody else gets, even if the case is then never opened: gaps are harmless, doubles are not. */
export async function nextCaseNumber(manager: EntityManager, year: number): Promise<string> {
  const [row] = await manager.query<{ number: string }[]>(`SELECT nextval('case_number') AS number`);
  return `NOL-${year}-${(row?.number ?? '').padStart(6, '0')}`;
}
