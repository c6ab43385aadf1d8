import type { Role } from '../access/role.js';

export const EXPORT_KINDS = {
  ledger: '控辍保学台账（一校一册）',
  cases: '案件清单',
  monthly: '控辍保学月报表',
} as const;
export type ExportKind = keyof typeof EXPORT_KINDS;

/** Those who keep a ledger or hand in a report, each for the own office. */
export const EXPORTS: readonly Role[] = [
  'registrar',
  'principal',
  'township_cadre',
  'township_head',
  'bureau_officer',
  'bureau_head',
];

/** A month of the calendar, `2026-03`. */
export const MONTH_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;
