import type { DataSource } from 'typeorm';
import type { AccountRole } from '../../src/domain/access/admin-role.js';

export interface Seat {
  readonly user: string;
  readonly role: AccountRole;
  readonly office: string;
  readonly name?: string;
  readonly email?: string;
}

/** Puts a person with this very code into an office. Whoever is there already takes the post as a further one. */
export async function seat(database: DataSource, { user, role, office, name, email }: Seat): Promise<void> {
  await database.query(
    `INSERT INTO account (code, login, name, email, password_hash, created_at)
     VALUES ($1, $1, $2, $3, 'x', now()) ON CONFLICT DO NOTHING`,
    [user, name ?? '测试人员', email ?? null],
  );
  await database.query(
    `INSERT INTO post (account, role, office, from_date, opened_at)
     VALUES ($1, $2, $3, day_of_access() - 30, now())`,
    [user, role, office],
  );
}
