import type { PupilStatus, Sex } from '../../domain/identity/pupil.js';

/**
 * What one row of a roster says. `undefined`: the file has no such column or the cell is blank, and what the register
 * already knows stays: an empty cell is an omission far more often than a decision.
 */
export interface RosterRow {
  readonly name: string;
  readonly sex: Sex;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly idNumber?: string;
  readonly studentNumber?: string;
  readonly schoolCode: string;
  readonly grade: number;
  readonly classNo: number;
  readonly guardianName?: string;
  readonly guardianRelation?: string;
  readonly phone?: string;
  readonly hukouAddress?: string;
  readonly homeAddress?: string;
  /** 「无」 is a decision: an empty list. */
  readonly specialGroups?: readonly string[];
  readonly status?: PupilStatus;
}
