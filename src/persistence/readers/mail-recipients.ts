import type { QueryRunner } from 'typeorm';

export interface Desk {
  readonly role: string;
  readonly office: string;
  /** The account named for the role in this case; it goes before the desk. */
  readonly assignee: string | null;
}

/** Where a mail to a desk goes at this moment. Addresses are looked up, used and forgotten. */
export async function addressesFor(
  runner: QueryRunner,
  desk: Desk,
): Promise<readonly { readonly account: string; readonly address: string }[]> {
  const named = desk.assignee
    ? await runner.query(
        `SELECT code AS account, email AS address FROM account WHERE code = $1 AND active AND email IS NOT NULL`,
        [desk.assignee],
      )
    : [];
  if (named.length > 0) return named;
  return runner.query(
    `SELECT code AS account, email AS address FROM account
     WHERE role = $1 AND office = $2 AND active AND email IS NOT NULL ORDER BY code`,
    [desk.role, desk.office],
  );
}
