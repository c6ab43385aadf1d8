import { newOneTimePassword } from '../api/accounts/one-time-password.js';
import { hashPassword } from '../api/accounts/password.js';
import { createDataSource } from '../persistence/data-source.js';
import { system } from '../persistence/principal.js';
import { addAccounts, hasAccounts } from '../persistence/readers/accounts-writing.js';

/**
 * The first start of a live county: there is nobody yet. Makes the three administrators (三员分立), each with a password
 * for one use, and answers them to be shown once. They are kept nowhere and good for nothing but choosing another.
 */
export async function firstAdministrators(
  databaseUrl: string,
  county = '000000',
): Promise<readonly { readonly login: string; readonly password: string }[]> {
  const source = await createDataSource(databaseUrl, 1, system('first administrators')).initialize();
  try {
    return await source.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(4074)');
      if (await hasAccounts(manager)) return [];
      const admins = [
        { login: 'system.admin', name: '系统管理员', role: 'system_admin' as const },
        { login: 'security.admin', name: '安全管理员', role: 'security_admin' as const },
        { login: 'audit.admin', name: '审计管理员', role: 'audit_admin' as const },
      ].map((admin) => ({ ...admin, password: newOneTimePassword() }));
      const accounts = await Promise.all(
        admins.map(async ({ password, ...admin }) => ({
          ...admin,
          office: county,
          email: null,
          passwordHash: await hashPassword(password),
          passwordDue: true,
        })),
      );
      await addAccounts(manager, accounts, new Date());
      return admins.map(({ login, password }) => ({ login, password }));
    });
  } finally {
    await source.destroy();
  }
}
