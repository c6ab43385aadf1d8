import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { blindIndexes } from '../data-keys.js';
import { CaseLedgerEntity } from '../entities/case-ledger.entity.js';
import { URGENCY_SQL, type CasePosition } from './cases-cursor.js';
import { withinReach } from './cases-reach.js';

/** What a list may be narrowed to. */
export interface CaseConditions {
  readonly standing?: string | undefined;
  readonly rung?: string | undefined;
  readonly regime?: string | undefined;
  readonly school?: string | undefined;
  readonly township?: string | undefined;
  readonly stuck?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly awaitingMe?: boolean | undefined;
  readonly q?: string | undefined;
  /** Whether `q` may look at the child's name and number, or at case numbers only. */
  readonly searchesChildren?: boolean | undefined;
}

type Query = SelectQueryBuilder<CaseLedgerEntity>;

/** One page of the cases an actor sees, the most urgent first. */
export async function listCases(
  manager: EntityManager,
  actor: Actor,
  conditions: CaseConditions,
  today: PlainDate,
  page: { readonly after?: CasePosition | undefined; readonly limit: number },
): Promise<readonly CaseView[]> {
  const query = narrowed(seenBy(manager, actor), actor, conditions, today)
    .addSelect(URGENCY_SQL, 'urgency')
    .orderBy('urgency')
    .addOrderBy('c.case_no')
    .limit(page.limit);
  if (page.after)
    query.andWhere(`(${URGENCY_SQL}, c.case_no) > (CAST(:urgency AS date), CAST(:caseNo AS text))`, {
      ...page.after,
    });
  return (await query.getMany()).map((row) => row.view as CaseView);
}

export interface RungCount {
  readonly rung: string;
  readonly standing: string;
  readonly cases: number;
  readonly overdue: number;
  readonly stuck: number;
  readonly awaitingMe: number;
}

/** How many cases stand where, among those an actor sees. */
export async function countCases(
  manager: EntityManager,
  actor: Actor,
  conditions: CaseConditions,
  today: PlainDate,
): Promise<readonly RungCount[]> {
  const rows = await narrowed(seenBy(manager, actor), actor, conditions, today)
    .select('c.rung', 'rung')
    .addSelect('c.standing', 'standing')
    .addSelect('count(*)', 'cases')
    .addSelect(`count(*) FILTER (WHERE ${OVERDUE})`, 'overdue')
    .addSelect('count(*) FILTER (WHERE c.stuck_since IS NOT NULL)', 'stuck')
    .addSelect(`count(*) FILTER (WHERE ${AWAITING_ME})`, 'awaitingMe')
    .groupBy('c.rung')
    .addGroupBy('c.standing')
    .setParameters({ today, ...desk(actor) })
    .getRawMany<Record<keyof RungCount, string>>();
  return rows.map(({ rung, standing, ...counts }) => ({
    rung,
    standing,
    cases: Number(counts.cases),
    overdue: Number(counts.overdue),
    stuck: Number(counts.stuck),
    awaitingMe: Number(counts.awaitingMe),
  }));
}

/** The cases that cannot move by themselves, the longest stuck first. */
export async function stuckCases(
  manager: EntityManager,
  actor: Actor,
  conditions: Pick<CaseConditions, 'school' | 'township'> & { readonly stuckBy: PlainDate },
): Promise<readonly CaseView[]> {
  const query = seenBy(manager, actor)
    .andWhere('c.stuckSince <= :stuckBy', { stuckBy: conditions.stuckBy })
    .andWhere("c.standing <> 'closed'")
    .orderBy('c.stuckSince')
    .addOrderBy('c.caseNo');
  equal(query, 'c.schoolCode', 'school', conditions.school);
  equal(query, 'c.townshipCode', 'township', conditions.township);
  return (await query.getMany()).map((row) => row.view as CaseView);
}

const OVERDUE = `c.standing <> 'closed' AND c.due_on < :today`;
const AWAITING_ME = `c.awaiting_role = :deskRole AND c.awaiting_office = :deskOffice`;

function desk(actor: Actor) {
  return { deskRole: actor.role, deskOffice: actor.office };
}

function seenBy(manager: EntityManager, actor: Actor): Query {
  return withinReach(manager.createQueryBuilder(CaseLedgerEntity, 'c'), actor);
}

function narrowed(query: Query, actor: Actor, conditions: CaseConditions, today: PlainDate): Query {
  equal(query, 'c.standing', 'standing', conditions.standing);
  equal(query, 'c.rung', 'rung', conditions.rung);
  equal(query, 'c.regime', 'regime', conditions.regime);
  equal(query, 'c.schoolCode', 'school', conditions.school);
  equal(query, 'c.townshipCode', 'township', conditions.township);
  if (conditions.stuck !== undefined)
    query.andWhere(`c.stuck_since IS ${conditions.stuck ? 'NOT ' : ''}NULL`);
  if (conditions.overdue !== undefined)
    query.andWhere(conditions.overdue ? OVERDUE : `(${OVERDUE}) IS NOT TRUE`, { today });
  if (conditions.awaitingMe !== undefined)
    query.andWhere(conditions.awaitingMe ? AWAITING_ME : `(${AWAITING_ME}) IS NOT TRUE`, desk(actor));
  if (conditions.q !== undefined) search(query, conditions.q, conditions.searchesChildren ?? false);
  return query;
}

function equal(query: Query, column: string, name: string, value: string | undefined): void {
  if (value !== undefined) query.andWhere(`${column} = :${name}`, { [name]: value });
}

function search(query: Query, words: string, searchesChildren: boolean): void {
  const literal = words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const byChild = `OR EXISTS (SELECT 1 FROM pupil p WHERE p.code = c.pupil AND (p.name LIKE :within OR p.student_number_index = ANY(:exactly)))`;
  query.andWhere(`(c.case_no LIKE :begins ${searchesChildren ? byChild : ''})`, {
    begins: `${literal.toUpperCase()}%`,
    within: `%${literal}%`,
    exactly: blindIndexes('student_number', [words.toUpperCase()]),
  });
}
