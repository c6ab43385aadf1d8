import type { Finding } from '../../../contracts/roster-report.js';

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
