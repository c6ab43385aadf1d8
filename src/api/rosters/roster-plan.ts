import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { schoolClassOf } from '../../persistence/readers/pupil-record.js';
import { newPupilCode } from '../../persistence/readers/pupils-writing.js';
import { groupedBy } from './grouped-by.js';
import { indexRegister, matchPupil } from './match-pupil.js';
import type { ReadRow } from './read-row.js';
import { refuseAll } from './refuse-duplicates.js';
import type { RosterField } from './roster-columns.js';
import type { RosterRow } from './roster-row.js';
import type { RosterScope } from './roster-scope.js';
import type { RowReading } from './spreadsheet/row-reading.js';

/** What an import would do to the register. Rows that turn out to be doubtful are refused on their reading. */
export interface RosterPlan {
  readonly created: readonly PupilRecord[];
  readonly changed: readonly PupilRecord[];
  readonly unchanged: number;
}

export function planRoster(
  rows: readonly ReadRow[],
  register: readonly PupilRecord[],
  scope: RosterScope,
): RosterPlan {
  const index = indexRegister(register);
  const matched = new Map<ReadRow, PupilRecord | null>();
  for (const row of rows) {
    const match = matchPupil(row.facts, index);
    if (match.ok) matched.set(row, match.value);
    else row.reading.refuse(match.refusal.field as RosterField, match.refusal.code, match.refusal.message);
  }
  for (const claimants of groupedBy(rows, (row) => matched.get(row)?.code).values()) {
    refuseAll(claimants, 'name', '所指的学生');
    const pupil = claimants[0] && matched.get(claimants[0]);
    if (pupil && scope.ownSchool && pupil.schoolCode !== scope.ownSchool.code) {
      for (const { reading } of claimants) refuseTakeover(reading);
    } else if (pupil) {
      for (const { reading, facts } of claimants) {
        if (facts.schoolCode !== pupil.schoolCode) warnOfMove(reading);
      }
    }
  }

  const good = rows.filter(({ reading }) => reading.errors.length === 0);
  const merged = good.map((row) => {
    const known = matched.get(row) ?? null;
    return { known, record: merge(known, row.facts) };
  });
  return {
    created: merged.filter(({ known }) => known === null).map(({ record }) => record),
    changed: merged
      .filter(({ known, record }) => known !== null && differs(known, record))
      .map(({ record }) => record),
    unchanged: merged.filter(({ known, record }) => known !== null && !differs(known, record)).length,
  };
}

/** A child moves to another school by a transfer both schools confirm, not by an upload of one of them. */
function refuseTakeover(reading: RowReading<RosterField>): void {
  const field = reading.has('studentNumber') ? 'studentNumber' : 'name';
  reading.refuse(
    field,
    'enrolled_elsewhere',
    '该生的学籍目前在本县另一所学校，请先办理转学，或由教育局导入。',
  );
}

function warnOfMove(reading: RowReading<RosterField>): void {
  const field = reading.has('school') ? 'school' : 'schoolCode';
  reading.warn(field, 'school_changes', '该生原登记在本县另一所学校，导入后学籍移至本行所填的学校。');
}

/** What the row says; where it is silent, what the register already knows. */
function merge(known: PupilRecord | null, { specialGroups, ...row }: RosterRow): PupilRecord {
  const empty = {
    idNumber: null,
    studentNumber: null,
    guardianName: null,
    guardianRelation: null,
    phone: null,
    hukouAddress: null,
    homeAddress: null,
    specialGroups: [],
    status: 'enrolled' as const,
  };
  return {
    ...(known ?? { ...empty, code: newPupilCode() }),
    ...row,
    // Whatever the old school had noted, at the new one the child is enrolled unless the row says otherwise.
    ...(known?.schoolCode === row.schoolCode ? {} : { status: row.status ?? empty.status }),
    ...(specialGroups ? { specialGroups } : {}),
    schoolClass: schoolClassOf(row),
  };
}

function differs(known: PupilRecord, record: PupilRecord): boolean {
  const keys = Object.keys(record) as (keyof PupilRecord)[];
  return keys.some((key) => JSON.stringify(known[key]) !== JSON.stringify(record[key]));
}
