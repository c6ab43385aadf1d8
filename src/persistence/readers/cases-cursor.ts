/**
 * Lists are ordered by what is most urgent: the longest overdue first, then due soonest, then open without a date,
 * then closed. The key does not depend on today, so a list keeps its order while somebody pages through it.
 */
const OPEN_WITHOUT_DATE = '9999-12-30';
const CLOSED = '9999-12-31';

export const URGENCY_SQL = `CASE WHEN c.standing = 'closed' THEN DATE '${CLOSED}' ELSE COALESCE(c.due_on, DATE '${OPEN_WITHOUT_DATE}') END`;

/** The place in the list after which the next page begins. */
export interface CasePosition {
  readonly urgency: string;
  readonly caseNo: string;
}

export function positionOf(row: {
  readonly standing: string;
  readonly dueOn: string | null;
  readonly caseNo: string;
}): CasePosition {
  return {
    urgency: row.standing === 'closed' ? CLOSED : (row.dueOn ?? OPEN_WITHOUT_DATE),
    caseNo: row.caseNo,
  };
}

export function writeCursor({ urgency, caseNo }: CasePosition): string {
  return Buffer.from(JSON.stringify([urgency, caseNo])).toString('base64url');
}

/** @returns undefined for anything that {@link writeCursor} has not written. */
export function readCursor(cursor: string): CasePosition | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(read) || read.length !== 2) return undefined;
    const [urgency, caseNo] = read as unknown[];
    return typeof urgency === 'string' &&
      /^\d{4}-\d\d-\d\d$/.test(urgency) &&
      !Number.isNaN(Date.parse(urgency)) &&
      typeof caseNo === 'string' &&
      /^[\w-]{1,40}$/.test(caseNo)
      ? { urgency, caseNo }
      : undefined;
  } catch {
    return undefined;
  }
}
