/** What the reading of an uploaded table answers. */

/** Something wrong or odd in one cell of an uploaded file. Names of people never stand in it. */
export interface Finding {
  readonly sheet: string;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** The header as it stands in the file. */
  readonly column: string;
  /** What the cell says, with personal data masked; absent where nothing may be shown. */
  readonly value?: string;
  readonly code: string;
  /** In Chinese, for whoever mends the file. */
  readonly message: string;
}

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
