import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { groupedBy } from './grouped-by.js';
import type { RosterField } from './roster-columns.js';
import type { RosterRow } from './roster-row.js';

/** The register, indexed by what a roster can recognise a child by. */
export interface RegisterIndex {
  readonly byStudentNumber: ReadonlyMap<string, PupilRecord>;
  readonly byIdNumber: ReadonlyMap<string, PupilRecord>;
  readonly byPerson: ReadonlyMap<string, readonly PupilRecord[]>;
}

export function indexRegister(pupils: readonly PupilRecord[]): RegisterIndex {
  return {
    byStudentNumber: new Map(pupils.flatMap((p) => (p.studentNumber ? [[p.studentNumber, p] as const] : []))),
    byIdNumber: new Map(pupils.flatMap((p) => (p.idNumber ? [[p.idNumber, p] as const] : []))),
    byPerson: groupedBy(pupils, personKey),
  };
}

/**
 * The child of the register that a row means: by 学籍号, which is for life; then by ID number; then by school, name and
 * birth date, for children without numbers. Null when the register does not know it yet. What could mean two children
 * is refused, with the column to look at in `field`: a guess would join two children's histories.
 */
export function matchPupil(row: RosterRow, index: RegisterIndex): Judged<PupilRecord | null> {
  const byStudent = row.studentNumber ? index.byStudentNumber.get(row.studentNumber) : undefined;
  const byId = row.idNumber ? index.byIdNumber.get(row.idNumber) : undefined;
  if (byStudent && byId && byStudent.code !== byId.code) {
    return no(
      'studentNumber',
      'numbers_of_two_pupils',
      '学籍号与身份证号在学籍库中分属两名学生，请核对两个号码。',
    );
  }
  const certain = byStudent ?? byId;
  if (certain) return accepted(certain);

  const namesakes = (index.byPerson.get(personKey(row)) ?? []).filter((pupil) => mayBe(pupil, row));
  if (namesakes.length > 1) {
    return no(
      'name',
      'match_ambiguous',
      `该校已登记 ${namesakes.length} 名同名且出生日期相同的学生，请填写学籍号或身份证号以便区分。`,
    );
  }
  return accepted(namesakes[0] ?? null);
}

/** A namesake who has another number is another child. */
function mayBe(pupil: PupilRecord, row: RosterRow): boolean {
  const differs = (known: string | null, given: string | undefined) =>
    known !== null && given !== undefined && known !== given;
  return !differs(pupil.studentNumber, row.studentNumber) && !differs(pupil.idNumber, row.idNumber);
}

export function personKey({
  schoolCode,
  name,
  birthDate,
}: Pick<RosterRow, 'schoolCode' | 'name' | 'birthDate'>): string {
  return `${schoolCode}|${birthDate}|${name}`;
}

function no(field: RosterField, code: string, message: string) {
  return refused(refusal(code, message, { field }));
}
