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

/** The most findings one answer lists: nobody mends more at a time, and the count says how many there are. */
export const MOST_FINDINGS = 1_000;

/** The same as the members of a problem's `errors`, which name a field and a path. */
export function asProblems(
  findings: readonly Finding[],
): readonly (Finding & { field: string; path: string })[] {
  return findings.map((finding) => ({
    field: finding.column,
    path: `${finding.sheet}!${finding.row}`,
    ...finding,
  }));
}
