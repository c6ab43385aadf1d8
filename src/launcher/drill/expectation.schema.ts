import { z } from 'zod';
import { ROLES } from '../../domain/access/role.js';
import { RUNGS, STEPS, type RungId } from '../../domain/ladder/ladder.js';
import { DEPARTMENTS, OUTCOMES, PAPER_KINDS } from '../../domain/ladder/vocabulary.js';
import { AGENDA_LABELS } from '../../domain/wording/current-details.js';
import { STANDING_LABELS } from '../../domain/wording/labels.js';
import type { Standing } from '../../domain/ladder/case-state.js';
import { EVENT_TYPE_NAMES } from './drill-event-types.js';
import { ANCHORS, isWhen } from './when.js';

/** What a scenario may expect of a case. Everything named must hold at the same time. */

export const oneOf = <Name extends string>(names: readonly Name[]) =>
  z.enum(names as readonly [Name, ...Name[]], { error: `must be one of ${names.join(', ')}` });

export const keysOf = <Name extends string>(labels: Readonly<Record<Name, string>>) =>
  oneOf(Object.keys(labels) as Name[]);

export const when = z
  .string({ error: 'must be a date or an expression' })
  .refine(
    isWhen,
    `must be YYYY-MM-DD or one of ${Object.keys(ANCHORS).join(', ')}, optionally with +N or -N`,
  );

const OFF_THE_LADDER = [
  'pause',
  'exit_confirmation',
  'arrangement',
  'search',
  'protection',
  'follow_up',
  'closing',
  'calendar_data',
] as const;
export const awaited = oneOf([...STEPS, ...OFF_THE_LADDER]);
export const standing = keysOf<Standing['status']>(STANDING_LABELS);
export const rung = oneOf<RungId>(RUNGS);
const role = oneOf(ROLES);
const count = z.number({ error: 'must be a whole number' }).int().min(0);

const mail = z.strictObject({
  to: role.optional(),
  subject: z.string().min(1).optional(),
  atLeast: count.min(1).optional(),
  /** None at all, instead of at least some. */
  never: z.literal(true).optional(),
});

const PAPER_STATES = [
  'none',
  'draft',
  'returned',
  'approved',
  'served',
  'rejected',
  'withdrawn',
  'recalled',
  'stopped',
] as const;
const COURT_STATES = ['none', 'filed', 'accepted', 'granted', 'executed'] as const;

const fields = {
  standing: standing.optional(),
  rung: rung.optional(),
  awaiting: z
    .union([
      z.literal('nobody'),
      z.strictObject({
        what: awaited.optional(),
        role: role.optional(),
        from: when.optional(),
        dueOn: when.optional(),
      }),
    ])
    .optional(),
  stuck: z.boolean({ error: 'must be true or false' }).optional(),
  outcome: keysOf(OUTCOMES).optional(),
  papers: z.partialRecord(keysOf(PAPER_KINDS), oneOf(PAPER_STATES)).optional(),
  court: oneOf(COURT_STATES).optional(),
  referrals: z.partialRecord(keysOf(DEPARTMENTS), oneOf(['none', 'open', 'answered'])).optional(),
  events: z
    .strictObject({
      seen: z.array(oneOf(EVENT_TYPE_NAMES)).optional(),
      never: z.array(oneOf(EVENT_TYPE_NAMES)).optional(),
    })
    .optional(),
  told: z.array(role).optional(),
  mails: z.array(mail).optional(),
  nextEvent: z
    .union([
      z.literal('none'),
      z.strictObject({
        kind: keysOf(AGENDA_LABELS).optional(),
        on: when.optional(),
        role: role.optional(),
      }),
    ])
    .optional(),
  dates: z.partialRecord(oneOf(Object.keys(ANCHORS)), when).optional(),
  contacts: count.optional(),
  persuasions: count.optional(),
  relapses: count.optional(),
};

const plainExpectation = z.strictObject(fields);
export type PlainExpectation = z.infer<typeof plainExpectation>;

export const expectation = z.strictObject({
  ...fields,
  /** Further expectations that hold under one regime only. */
  under: z.record(z.string(), plainExpectation).optional(),
});
export type Expectation = z.infer<typeof expectation>;
