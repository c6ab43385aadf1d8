import type { PupilStatus, Sex } from '../../domain/identity/pupil.js';

/** What a register says of one child. */
export interface PupilFacts {
  readonly name: string;
  readonly sex: Sex;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly idNumber: string | null;
  readonly studentNumber: string | null;
  readonly schoolCode: string;
  /** 1 to 9. */
  readonly grade: number;
  readonly classNo: number;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly phone: string | null;
  readonly hukouAddress: string | null;
  readonly homeAddress: string | null;
  readonly specialGroups: readonly string[];
  readonly status: PupilStatus;
}

/** A child of the register as plain data. */
export interface PupilRecord extends PupilFacts {
  readonly code: string;
  /** `<school>-<grade>-<class>`. */
  readonly schoolClass: string;
}

export function schoolClassOf(facts: Pick<PupilFacts, 'schoolCode' | 'grade' | 'classNo'>): string {
  return `${facts.schoolCode}-${facts.grade}-${facts.classNo}`;
}
