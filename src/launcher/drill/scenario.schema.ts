import { z } from 'zod';
import { ROLES } from '../../domain/access/role.js';
import { parsePlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { ACT_NAMES, type ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import { DEPARTMENTS } from '../../domain/ladder/vocabulary.js';
import { awaited, expectation, oneOf, rung, standing, when } from './expectation.schema.js';
import { isWhen } from './when.js';

/** The format of docs/scenarios.md. Strict: a misspelt word is an error, never an expectation silently lost. */

const date = z
  .string({ error: 'must be a date' })
  .refine(
    (text): text is PlainDate => parsePlainDate(text) !== undefined,
    'must be a real date like 2025-09-08',
  );

const ORIGINS = ['teacher_report', 'census', 'tip'] as const;
const BY = new RegExp(
  `^(owner|approver|${ROLES.join('|')}|(registrar|principal)@receiving|department_officer@(${Object.keys(DEPARTMENTS).join('|')}))$`,
);
export const FULFIL = 'fulfil';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

export const stepFields = z.strictObject({
  day: z.number({ error: 'must be a whole number of days' }).int().min(0).max(400).optional(),
  on: when.optional(),
  note: z.string().min(1).max(200).optional(),
  act: oneOf([...ACT_NAMES, FULFIL]).optional(),
  by: z
    .string()
    .regex(
      BY,
      `must be owner, approver, a role (${ROLES.join(', ')}), registrar@receiving, or department_officer@<department>`,
    )
    .optional(),
  with: z.record(z.string(), value).optional(),
  until: z
    .strictObject({ awaiting: awaited.optional(), rung: rung.optional(), standing: standing.optional() })
    .refine((until) => Object.keys(until).length > 0, 'must name awaiting, rung or standing')
    .optional(),
  every: z.number({ error: 'must be a whole number of days' }).int().min(0).max(60).optional(),
  refused: z
    .string()
    .regex(/^[a-z_]+$/, 'must be the code of a refusal, e.g. filing_window_not_open')
    .optional(),
  expect: expectation.optional(),
});

const step = stepFields.superRefine((given, context) => {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  if (given.day !== undefined && given.on !== undefined) wrong(['on'], 'stands beside day; give one of them');
  if (!given.act && !given.expect && !given.note) wrong([], 'does nothing: give act, expect or note');
  if (given.act === FULFIL) {
    for (const name of ['with', 'by'] as const)
      if (given[name] !== undefined) wrong([name], 'fulfil chooses it by itself; name the act to choose it');
    return;
  }
  for (const name of ['until', 'every'] as const)
    if (given[name] !== undefined) wrong([name], 'belongs to act: fulfil');
  if (!given.act) {
    for (const name of ['by', 'with', 'refused'] as const)
      if (given[name] !== undefined) wrong([name], 'needs an act');
    return;
  }
  if (!given.by) wrong(['by'], 'is missing: who acts?');
  if (given.refused !== 'unknown_field') checkInput(given.act, given.with ?? {}, wrong);
});

function checkInput(
  act: ActName,
  input: Readonly<Record<string, unknown>>,
  wrong: (path: string[], message: string) => void,
): void {
  const { fields } = actNamed(act);
  for (const [name, given] of Object.entries(input)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field)
      wrong(['with', name], `unknown field; ${act} has ${Object.keys(fields).join(', ') || 'none'}`);
    else if (field.kind === 'date' && !(typeof given === 'string' && isWhen(given)))
      wrong(['with', name], 'must be a date or an expression like today or dueOn+1');
  }
}
export type ScenarioStep = z.infer<typeof stepFields>;

export const scenarioFields = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by dashes')
    .max(60),
  title: z.string().min(1).max(60),
  policies: z.union([z.literal('all'), z.array(z.string()).min(1)]).default('all'),
  opens: date,
  absentSince: date.optional(),
  origin: oneOf(ORIGINS).default('teacher_report'),
  reportedBy: oneOf(ROLES).default('class_teacher'),
  government: oneOf(['township', 'subdistrict']).default('township'),
  steps: z.array(step).min(1),
});
export type Scenario = z.infer<typeof scenarioFields>;

export const scenarioFile = z.strictObject({ scenarios: z.array(scenarioFields).min(1) });
