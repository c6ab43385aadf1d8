import type { Role } from './role.js';

/**
 * 三员分立: those who look after the system itself. They hold no office in a case, so no `Actor` can be made of them
 * and no case, child or document is within their reach. Nobody holds two of these, nor one beside a working role.
 */
export const ADMIN_ROLES = ['system_admin', 'security_admin', 'audit_admin'] as const;

export type AdminRole = (typeof ADMIN_ROLES)[number];

/** Whatever an account may be. */
export type AccountRole = Role | AdminRole;

export const ADMIN_LABELS: Readonly<Record<AdminRole, string>> = {
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
};

export function isAdminRole(role: AccountRole): role is AdminRole {
  return (ADMIN_ROLES as readonly AccountRole[]).includes(role);
}
