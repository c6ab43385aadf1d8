import { z } from 'zod';
import { ROLES, type Role } from '../domain/access/role.js';
import type { DayCount, DayUnit } from '../domain/calendar/day-count.js';
import { LADDER, RUNGS, type StepId } from '../domain/ladder/ladder.js';
import { AID_ITEMS, type AidItem } from '../domain/ladder/vocabulary.js';
import type { Participant, Policy, StepPolicy } from '../domain/ladder/policy.js';
import type { Provenance, Sourced } from './provenance.js';

/** A step's time as written: `3 working-day`, or `1 month from absence`. */
export interface Deadline {
  readonly length: DayCount;
  readonly from: StepPolicy['from'];
}

const UNITS = ['calendar-day', 'school-day', 'working-day', 'month'] as const satisfies readonly DayUnit[];
const PARTICIPANTS = [
  'homeroom',
  'school_leader',
  'inspector',
  'village_committee',
  'township',
  'police',
] as const satisfies readonly Participant[];

const words = z.string().trim().min(1, 'must not be empty');
const positive = z.int().positive('must be a whole number above zero');

const role: z.ZodType<Role> = z.enum(ROLES, { error: `unknown role; known are ${ROLES.join(', ')}` });

const authority = z.enum(['township', 'education_bureau'], {
  error:
    'only township and education_bureau can be named: 义务教育法 art. 58 lets a township government or the county ' +
    'education bureau order a guardian; a street office (街道办事处), school, village or justice bureau cannot',
});

const LENGTH = `<count above zero> <${UNITS.join('|')}>`;

const dayCount = z
  .string({ error: `must be written as ${LENGTH}` })
  .regex(/^[1-9]\d* (calendar-day|school-day|working-day|month)$/, `must be written as ${LENGTH}`)
  .transform((text) => readLength(text));

const deadline = z
  .string({ error: `must be written as ${LENGTH}[ from absence]` })
  .regex(
    /^[1-9]\d* (calendar-day|school-day|working-day|month)( from absence)?$/,
    `must be written as ${LENGTH}[ from absence]`,
  )
  .transform((text): Deadline => ({
    length: readLength(text),
    from: text.endsWith(' from absence') ? 'absence' : 'step',
  }));

function readLength(text: string): DayCount {
  const [count, unit] = text.split(' ');
  return { count: Number(count), unit: unit as DayUnit };
}

const HOW_TO_SOURCE =
  'a value without provenance; write { value, source, at } for the words of the document, { value, local } for ' +
  'a local setting or { value, law } for a statute';

/** A value with exactly one kind of provenance. */
function sourced<T>(value: z.ZodType<T>): z.ZodType<Sourced<T>> {
  return z
    .strictObject(
      {
        value,
        source: words.optional(),
        at: words.optional(),
        local: words.optional(),
        law: words
          .regex(/^《[^》]+》第.+条/, 'must cite a statute and article, e.g. 《行政强制法》第五十四条')
          .optional(),
        note: words.optional(),
      },
      { error: (issue) => (issue.code === 'invalid_type' ? HOW_TO_SOURCE : undefined) },
    )
    .transform((raw, context) => {
      const provenance = readProvenance(raw);
      if (typeof provenance !== 'string') return { value: raw.value as T, provenance };
      context.addIssue({ code: 'custom', message: provenance });
      return z.NEVER;
    });
}

type RawProvenance = Readonly<
  Partial<Record<'source' | 'at' | 'local' | 'law' | 'note', string | undefined>>
>;

/** The provenance, or what is wrong with it. */
function readProvenance({ source, at, local, law, note }: RawProvenance): Provenance | string {
  const kinds = [source, local, law].filter((each) => each !== undefined);
  if (kinds.length === 0) return HOW_TO_SOURCE;
  if (kinds.length > 1) return 'more than one of source, local and law; a value has one origin';
  const remark = note === undefined ? {} : { note };
  if (source !== undefined) {
    if (at === undefined) return 'a source phrase without `at`; say where in the document it stands';
    return { kind: 'document', phrase: source, at, ...remark };
  }
  if (at !== undefined) return '`at` belongs to a source phrase only';
  if (law !== undefined) return { kind: 'law', citation: law, ...remark };
  if (note !== undefined) return '`note` belongs to a source or a law; say it in `local`';
  return { kind: 'local', why: local as string };
}

const step = z.strictObject({
  owner: sourced(role),
  within: sourced(deadline),
  remindBefore: sourced(
    z.array(positive).refine((days) => days.every((day, index) => index === 0 || day < days[index - 1]!), {
      error: 'must run from the earliest reminder to the latest, e.g. [3, 1]',
    }),
  ),
});

export type StepPack = z.output<typeof step>;

const rungs = Object.fromEntries(
  LADDER.map(({ rung, steps }) => [
    rung,
    z.strictObject(Object.fromEntries(steps.map((each) => [each, step] as const))),
  ]),
);

const ladder = z
  .strictObject(rungs)
  .transform((given) => Object.assign({}, ...Object.values(given)) as Readonly<Record<StepId, StepPack>>);

const nonEmpty = <T>(each: z.ZodType<T>) =>
  z
    .array(each)
    .min(1, 'must name at least one')
    .refine((all) => new Set(all).size === all.length, { error: 'must not name one twice' });

const document = z.strictObject({
  /** Full title as printed. */
  title: words,
  /** How clauses name it: the document number, or the title in 《》. */
  cite: words,
  number: words.nullable(),
  date: z.iso.date('must be a date such as "2019-01-04", or null').nullable(),
  /** `none`: a ladder without a document of its own. */
  status: z.enum(['binding', 'draft', 'undated', 'none'], {
    error: 'must be binding, draft, undated or none',
  }),
  /** A target in the document whose year is over. */
  expiredTarget: words.optional(),
  /** The passages quoted, when they are not kept in `sources/<id>.txt`. */
  passages: words.optional(),
});

/** The YAML file of one regime. Strict: a misspelt key must not silently become a default. */
export const policyPackSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  version: z
    .string({ error: 'must be text such as "2026.1"; put it in quotes' })
    .regex(/^\d{4}\.[1-9]\d*$/, 'must be <year>.<number>, e.g. "2026.1"'),
  title: words,
  document,
  /** What the document leaves open, for docs/regimes.md. */
  leavesOpen: z.array(words).min(1, 'must say what the document leaves open'),
  absence: z.strictObject({ threshold: sourced(dayCount), consecutive: sourced(z.boolean()) }),
  ladder,
  persuasion: z.strictObject({
    minimumAttempts: sourced(positive),
    requiredParticipants: sourced(
      z.array(z.enum(PARTICIPANTS, { error: `unknown participant; known are ${PARTICIPANTS.join(', ')}` })),
    ),
    namedPersuader: sourced(z.boolean()),
  }),
  report: z.strictObject({ recipients: sourced(nonEmpty(authority)) }),
  order: z.strictObject({ issuers: sourced(nonEmpty(authority)), compliance: sourced(dayCount) }),
  notice: z.strictObject({ compliance: sourced(dayCount) }),
  /** Left out unless a regulation allows a penalty; then its own words stand here (行政处罚法 art. 16). */
  penalty: z
    .strictObject({
      regulation: words,
      article: words.regex(/^第.+条/, 'must name the article, e.g. 第二十条第一款'),
      text: words.min(20, 'must be the text of the article itself'),
      rank: z.enum(['law', 'administrative_regulation', 'local_regulation', 'rules'], {
        error:
          'only law, administrative_regulation, local_regulation and rules can allow a penalty; a 规范性文件 cannot (行政处罚法 art. 16)',
      }),
      inForceFrom: z.iso.date('must be a date such as "2019-01-04"'),
      issuers: nonEmpty(authority),
    })
    .optional(),
  /** In one sentence, what the document itself lets follow a disobeyed order: not every one names a court. */
  afterOrder: sourced(words).optional(),
  /** Help with the cost of schooling as the document names it; left out where it names none. */
  aid: z
    .strictObject({
      items: sourced(
        nonEmpty(
          z.enum(Object.keys(AID_ITEMS) as [AidItem, ...AidItem[]], {
            error: `unknown aid; known are ${Object.keys(AID_ITEMS).join(', ')}`,
          }),
        ),
      ),
      owes: sourced(words),
      within: sourced(dayCount),
    })
    .optional(),
  superiors: sourced(nonEmpty(role)),
  stuck: z.strictObject({ nextHopAfter: sourced(dayCount) }),
  observation: z.strictObject({
    checkpoints: sourced(
      z
        .array(positive)
        .min(1, 'must name at least one day')
        .refine((days) => days.every((day, index) => index === 0 || day > days[index - 1]!), {
          error: 'must be ascending, e.g. [7, 30, 90]',
        }),
    ),
    followUpWithin: sourced(dayCount),
    relapseAfter: sourced(positive),
    relapseReopensAt: sourced(z.enum(RUNGS, { error: `unknown rung; known are ${RUNGS.join(', ')}` })),
  }),
  holds: z.strictObject({ pauseCeiling: sourced(positive), extensionCeiling: sourced(positive) }),
  exits: z.strictObject({ confirmWithin: sourced(dayCount), arrangementCeilingMonths: sourced(positive) }),
  referrals: z.strictObject({ replyWithin: sourced(dayCount), mandatoryReplyWithin: sourced(dayCount) }),
});

/** A pack as read and validated; the hash is of the file's values, so any change of any value changes it. */
export type PolicyPack = z.output<typeof policyPackSchema> & Pick<Policy, 'hash'>;
