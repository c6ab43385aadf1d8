import type { PupilStatus, Sex } from '../domain/identity/pupil.js';

/** A child in a list. */
export interface PupilSummary {
  readonly code: string;
  readonly name: string;
  readonly sex: Sex;
  readonly schoolCode: string;
  readonly grade: number;
  readonly gradeName: string;
  readonly classNo: number;
  readonly schoolClass: string;
  /** Masked, as all numbers here. */
  readonly idNumber: string | null;
  readonly studentNumber: string | null;
  readonly status: PupilStatus;
}

/** A child on a page of its own. */
export interface PupilView extends PupilSummary {
  readonly birthDate: string;
  readonly schoolName: string;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly phone: string | null;
  readonly hukouAddress: string | null;
  readonly homeAddress: string | null;
  readonly specialGroups: readonly { readonly code: string; readonly label: string }[];
}
