import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';

/** What a rule may speak of; what each means in the database is said where it is erased. */
export const RETAINED = [
  'sessions',
  'login_failures',
  'export_contents',
  'import_batches',
  'attendance_without_case',
  'closed_case_files',
  'pupil_records',
] as const;
export type Retained = (typeof RETAINED)[number];

export interface RetentionRule {
  readonly what: Retained;
  readonly label: string;
  /** The first day on which it holds. */
  readonly from: PlainDate;
  readonly keepDays: number;
  readonly source: string;
}

const day = z.string().transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a real date such as 2025-01-01' });
  return z.NEVER;
});

const file = z.strictObject({
  rules: z.array(
    z.strictObject({
      what: z.enum(RETAINED),
      label: z.string().min(1),
      from: day,
      keepDays: z.number().int().min(1).max(36_525),
      source: z.string().min(1),
    }),
  ),
});

/** The shipped rules, or those of another file. Throws on what is no rule: nothing is erased by a mistake. */
export function readRetentionRules(
  text = readFileSync(new URL('./rules.yaml', import.meta.url), 'utf8'),
): readonly RetentionRule[] {
  return file.parse(parse(text)).rules;
}

/** The rule in force for each, the latest that has begun. */
export function rulesInForce(rules: readonly RetentionRule[], on: PlainDate): readonly RetentionRule[] {
  return RETAINED.flatMap((what) => ruleInForce(rules, what, on) ?? []);
}

export function ruleInForce(
  rules: readonly RetentionRule[],
  what: Retained,
  on: PlainDate,
): RetentionRule | undefined {
  const begun = rules.filter((rule) => rule.what === what && rule.from <= on);
  return begun.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
}
