import type { Finding } from './spreadsheet/finding.js';

export interface RosterCounts {
  /** Rows that are not empty; the sum of the other four. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: number;
}

/** What an import did, or with `dryRun` would do. */
export interface RosterReport {
  readonly dryRun: boolean;
  /** Whether anything was written. */
  readonly imported: boolean;
  /** Number of the import, for the record; null when nothing was imported. */
  readonly batch: string | null;
  readonly counts: RosterCounts;
  /** At most 1,000; `counts.bad` says how many rows are concerned. */
  readonly errors: readonly Finding[];
  /** Odd, but no reason to leave the row out. */
  readonly warnings: readonly Finding[];
  /** Columns nobody knows here. */
  readonly ignoredColumns: readonly string[];
}
