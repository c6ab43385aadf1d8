import type { RosterCounts } from './roster-report.js';

/** What recording attendance did, or with `dryRun` would do. */
export interface AttendanceReport<Fault extends object> {
  readonly dryRun: boolean;
  readonly imported: boolean;
  readonly counts: RosterCounts;
  readonly errors: readonly Fault[];
  /** Codes of the children whose absence has reached the regime's threshold. */
  readonly thresholdReached: readonly string[];
  /** Said when absences could not be counted, because the calendar lacks a year. */
  readonly notCounted: string | null;
}
