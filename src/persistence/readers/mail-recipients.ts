import type { QueryRunner } from 'typeorm';
import { prepared } from '../row-security/prepared.js';

export interface Desk {
  readonly role: string;
  readonly office: string;
  /** The account named for the role in this case; it goes before the desk, as long as it still sits there. */
  readonly assignee: string | null;
}

export interface Recipient {
  readonly account: string;
  readonly address: string;
}

const SITTING = prepared(`
  SELECT DISTINCT p.account, a.email AS address, p.acting_for AS "actingFor"
    FROM posts_on(day_of_access()) p JOIN account a ON a.code = p.account AND a.active
   WHERE p.role = $1 AND p.office = $2 AND a.email IS NOT NULL ORDER BY p.account`);

/** Where a mail to a desk goes at this moment. Addresses are looked up, used and forgotten. */
export async function addressesFor(runner: QueryRunner, desk: Desk): Promise<readonly Recipient[]> {
  const sitting: (Recipient & { readonly actingFor: string | null })[] = await runner.query(SITTING, [
    desk.role,
    desk.office,
  ]);
  const named = sitting.filter(({ account, actingFor }) => [account, actingFor].includes(desk.assignee));
  // Who has left the desk, or was never at it, cannot do what the mail asks for: then everybody there hears of it.
  const told = desk.assignee !== null && named.length > 0 ? named : sitting;
  const once = new Map(told.map(({ account, address }) => [account, { account, address }]));
  return [...once.values()];
}
