import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CaseFacts } from '../../domain/indicators/case-facts.js';
import { DONE_BY, type DutyCount, type DutyId } from '../../domain/indicators/duties.js';
import { UNIT_COLUMN, type UnitKind } from './indicator-units.js';

export interface Unit {
  readonly kind: UnitKind;
  readonly code: string;
}

/** One row a case of the unit, as its journal and the ledger tell it. */
export async function caseFacts(
  manager: EntityManager,
  unit: Unit,
  today: PlainDate,
): Promise<readonly CaseFacts[]> {
  return manager.query<CaseFacts[]>(
    `WITH told AS (
       SELECT e.case_no,
              min(e.happened_on) FILTER (WHERE e.type = 'RungEntered') AS confirmed_on,
              min(e.happened_on) FILTER (WHERE e.type = 'RungEntered' AND e.event ->> 'rung' = 'township_report')
                AS dropped_on,
              max((e.event ->> 'returnedOn')::date) FILTER (WHERE e.type = 'ReturnReported') AS returned_on,
              max(e.seq) FILTER (WHERE e.type = 'ReturnReported') AS returned_seq,
              max(e.happened_on) FILTER (WHERE ${KEPT}) AS kept_on,
              max(e.seq) FILTER (WHERE ${KEPT}) AS kept_seq,
              (count(*) FILTER (WHERE e.type = 'Relapsed'))::integer AS relapses,
              max(e.happened_on) FILTER (WHERE e.type IN ('CaseOpened', 'RungEntered', 'Relapsed')) AS entered_on,
              (array_agg(e.event ->> 'reason' ORDER BY e.seq DESC)
                FILTER (WHERE e.event ->> 'reason' IS NOT NULL AND e.type IN ${ASKED}))[1] AS reason
         FROM case_event e JOIN case_ledger c ON c.case_no = e.case_no
        WHERE c.${UNIT_COLUMN[unit.kind]} = $1
        GROUP BY e.case_no)
     SELECT c.case_no AS "caseNo", c.pupil, c.township_code AS township, c.school_code AS school,
            c.opened_on::text AS "openedOn", c.standing, c.rung, c.outcome,
            (c.standing <> 'closed' AND c.due_on IS NOT NULL AND c.due_on < $2) AS overdue,
            c.stuck_since IS NOT NULL AS stuck,
            coalesce(c.view -> 'standing' ->> 'since', t.entered_on::text, c.opened_on::text) AS "thereSince",
            t.confirmed_on::text AS "confirmedOn", t.dropped_on::text AS "droppedOn",
            t.returned_on::text AS "returnedOn",
            CASE WHEN t.kept_seq > t.returned_seq THEN t.kept_on::text END AS "keptOn",
            coalesce(t.relapses, 0) AS relapses, t.reason,
            coalesce(p.special_groups, '{}') AS groups
       FROM case_ledger c LEFT JOIN told t ON t.case_no = c.case_no LEFT JOIN pupil p ON p.code = c.pupil
      WHERE c.${UNIT_COLUMN[unit.kind]} = $1
      ORDER BY c.case_no`,
    [unit.code, today],
  );
}

/** A look-in at thirty days or later that found the child at school; see `RETAINED_AFTER_DAYS`. */
const KEPT = `e.type = 'FollowUpRecorded' AND (e.event ->> 'attending')::boolean AND (e.event ->> 'day')::integer >= 30`;
const ASKED = `('ContactRecorded', 'HomeVisitRecorded', 'PersuasionRecorded')`;

/** Where whatever comes first decides: that the clock then moved the case up is no fault of who had acted. */
const ONCE_A_SPELL: readonly DutyId[] = ['triage', 'contact', 'persuasion'];

/**
 * How often each duty fell due in the unit and was done in time, by the office that had it. A duty exists once it was
 * done or its last day has passed; a missed one that is done later counts once, as late. A spell is the time on one
 * rung: after a relapse every duty begins anew.
 */
export async function dutyCounts(
  manager: EntityManager,
  unit: Unit,
  from: PlainDate,
  until: PlainDate,
): Promise<readonly DutyCount[]> {
  return manager.query<DutyCount[]>(
    `WITH proof AS (SELECT * FROM jsonb_to_recordset($4::jsonb) AS d(duty text, type text, paper text)),
     lines AS (
       SELECT e.case_no, e.seq, e.type, e.happened_on, e.event,
              c.school_code, c.township_code, c.county_code, e.actor_office,
              count(*) FILTER (WHERE e.type IN ('CaseOpened', 'RungEntered', 'Relapsed'))
                OVER (PARTITION BY e.case_no ORDER BY e.seq) AS spell,
              coalesce(e.act_id = first_value(e.act_id) OVER (PARTITION BY e.case_no ORDER BY e.seq), false)
                AS by_opening
         FROM case_event e JOIN case_ledger c ON c.case_no = e.case_no
        WHERE c.${UNIT_COLUMN[unit.kind]} = $1),
     marks AS (
       SELECT l.case_no, l.seq, l.spell, l.happened_on, true AS missed,
              split_part(l.event ->> 'what', ':', 1) AS duty, l.event ->> 'what' AS which,
              CASE WHEN l.event ->> 'owner' IN ('class_teacher', 'registrar', 'principal') THEN l.school_code
                   WHEN l.event ->> 'owner' IN ('village_cadre', 'township_cadre', 'township_head')
                     THEN l.township_code
                   ELSE l.county_code END AS unit
         FROM lines l WHERE l.type = 'DeadlineMissed'
       UNION ALL
       SELECT l.case_no, l.seq, l.spell, l.happened_on, false, d.duty,
              CASE d.duty WHEN 'follow_up' THEN 'follow_up:' || (l.event ->> 'day') ELSE d.duty END,
              coalesce(split_part(l.actor_office, '-', 1), l.county_code)
         FROM lines l JOIN proof d ON d.type = l.type AND (d.paper IS NULL OR d.paper = l.event ->> 'kind')
        -- A teacher's report needs no triage and earns no credit for one.
        WHERE NOT l.by_opening),
     judged AS (
       SELECT m.*, row_number() OVER w AS nth, coalesce(lag(m.missed) OVER w, false) AS after_missed
         FROM marks m WHERE m.duty IN (SELECT duty FROM proof)
       WINDOW w AS (PARTITION BY m.case_no, m.spell, m.which ORDER BY m.seq))
     SELECT duty, unit, count(*)::integer AS due, (count(*) FILTER (WHERE NOT missed))::integer AS "onTime"
       FROM judged
      WHERE happened_on BETWEEN $2 AND $3
        AND CASE WHEN duty = ANY($5) THEN nth = 1 ELSE missed OR NOT after_missed END
      GROUP BY duty, unit ORDER BY duty, unit`,
    [unit.code, from, until, JSON.stringify(PROOFS), ONCE_A_SPELL],
  );
}

const PROOFS = Object.entries(DONE_BY).flatMap(([duty, proof]) =>
  proof.types.map((type) => ({ duty, type, paper: 'paper' in proof ? proof.paper : null })),
);

export interface GroupCount {
  readonly group: string;
  readonly pupils: number;
}

/** The children of each key group in the unit's register. */
export async function groupCounts(manager: EntityManager, unit: Unit): Promise<readonly GroupCount[]> {
  return manager.query<GroupCount[]>(
    `SELECT g AS group, count(*)::integer AS pupils
       FROM pupil p JOIN school s ON s.code = p.school_code, unnest(p.special_groups) g
      WHERE ${SCHOOL_OF[unit.kind]} = $1 AND p.status IN ('enrolled', 'suspended')
      GROUP BY g ORDER BY pupils DESC, g`,
    [unit.code],
  );
}

export const SCHOOL_OF: Readonly<Record<UnitKind, string>> = {
  county: 's.county_code',
  township: 's.township_code',
  school: 's.code',
};
