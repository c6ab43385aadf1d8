import { IsNull, type EntityManager } from 'typeorm';
import type { AccountRole } from '../../domain/access/admin-role.js';
import { AccountEntity } from '../entities/account.entity.js';
import { SessionEntity } from '../entities/session.entity.js';

export interface ManagedAccount {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly office: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

export async function managedAccounts(manager: EntityManager): Promise<readonly ManagedAccount[]> {
  const found = await manager.find(AccountEntity, { order: { createdAt: 'ASC', code: 'ASC' } });
  return found.map(({ code, login, name, role, office, active, createdAt }) => ({
    code,
    login,
    name,
    role,
    office,
    active,
    createdAt,
  }));
}

/** Nobody else opens or closes an account until the transaction ends: the last of a desk must not leave twice at once. */
export async function lockAccounts(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(4075)');
}

/** Open cases that wait for a desk at which nobody would be left without this account. */
export async function casesLeftWithout(manager: EntityManager, code: string): Promise<readonly string[]> {
  const rows = await manager.query<{ case_no: string }[]>(
    `SELECT c.case_no FROM account a
       JOIN case_ledger c ON c.awaiting_role = a.role AND c.awaiting_office = a.office AND c.standing <> 'closed'
      WHERE a.code = $1 AND NOT EXISTS (
        SELECT 1 FROM account o WHERE o.role = a.role AND o.office = a.office AND o.active AND o.code <> a.code)
      ORDER BY c.case_no`,
    [code],
  );
  return rows.map((row) => row.case_no);
}

/** Closes the account and ends its sessions. Its code stays: journals speak of it. */
export async function closeAccount(manager: EntityManager, code: string, now: Date): Promise<void> {
  await manager.update(AccountEntity, { code }, { active: false });
  await manager.update(SessionEntity, { account: code, revokedAt: IsNull() }, { revokedAt: now });
}
