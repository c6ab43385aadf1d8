import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../domain/calendar/plain-date.js';
import type { ActName } from '../domain/ladder/acts/act-names.js';
import { actNamed } from '../domain/ladder/acts/all-acts.js';
import {
  ATTACHMENT_PATTERN,
  CODE_PATTERN,
  MOST_ATTACHMENTS,
  type Field,
  type FieldSpec,
  type InputOf,
  type WordSpec,
} from '../domain/ladder/fields.js';
import { ORIGINS, type Origin } from '../domain/ladder/vocabulary.js';

/**
 * What the API accepts, derived from the fields the acts declare: the form, the documentation and the check say the
 * same thing because they are the same thing. The workflow reads its input again with `readFields`; a test holds the
 * two to the same verdict.
 */
export function schemaOf<S extends FieldSpec>(spec: S): z.ZodType<InputOf<S>> {
  const shape = Object.entries(spec).map(([name, field]) => [name, fieldSchema(field)]);
  return onlyThese(Object.fromEntries(shape)) as unknown as z.ZodType<InputOf<S>>;
}

function fieldSchema(field: Field): z.ZodType {
  const required = requiredSchema(field).meta({
    title: field.label,
    description: described(field),
    ...example(field),
  });
  // Null is a form's way of leaving a field empty; the domain reads it so, too.
  return field.optional ? required.nullish() : required;
}

function requiredSchema(field: Field): z.ZodType {
  const error = missingOr(field.label, wrongMessage(field));
  switch (field.kind) {
    case 'date':
      return dateText(field.label);
    case 'choice':
      return z.enum(Object.keys(field.options), { error });
    case 'choices': {
      const choice = z.enum(Object.keys(field.options), { error });
      const distinct = (chosen: readonly string[]) => new Set(chosen).size === chosen.length;
      return z.array(choice, { error }).min(1, { error }).refine(distinct, { error });
    }
    case 'number':
      return z.number({ error }).int({ error }).min(field.min, { error }).max(field.max, { error });
    case 'yes':
      return z.boolean({ error });
    case 'code':
      return z.string({ error }).regex(CODE_PATTERN, { error });
    case 'attachments': {
      const distinct = (given: readonly string[]) => new Set(given).size === given.length;
      return z
        .array(z.string({ error }).regex(ATTACHMENT_PATTERN, { error }), { error })
        .min(1, { error })
        .max(MOST_ATTACHMENTS, { error })
        .refine(distinct, { error });
    }
  }
}

function wrongMessage(field: Field): string {
  switch (field.kind) {
    case 'date':
      return `「${field.label}」应为 2026-03-01 形式的真实日期。`;
    case 'choice':
      return `「${field.label}」应为以下之一：${listed(field.options)}。`;
    case 'choices':
      return `「${field.label}」应从以下各项中选一项或几项，不重复：${listed(field.options)}。`;
    case 'number':
      return `「${field.label}」应为 ${field.min} 至 ${field.max} 的整数。`;
    case 'yes':
      return `「${field.label}」应为 true 或 false。`;
    case 'code':
      return `「${field.label}」应为编号：字母、数字和 . _ : / -，至多 64 位；或文号，如 柳责改〔2026〕3号。`;
    case 'attachments':
      return `「${field.label}」应为已上传材料的编号（att-…），1 至 ${MOST_ATTACHMENTS} 份，不重复。`;
  }
}

function described(field: Field): string {
  const words = 'options' in field ? `${field.label}：${listed(field.options)}` : field.label;
  return field.help === undefined ? words : `${words}。${field.help}`;
}

function example(field: Field): { examples: unknown[] } {
  switch (field.kind) {
    case 'date':
      return { examples: ['2026-03-02'] };
    case 'choice':
      return { examples: Object.keys(field.options).slice(0, 1) };
    case 'choices':
      return { examples: [Object.keys(field.options).slice(0, 1)] };
    case 'number':
      return { examples: [field.min] };
    case 'yes':
      return { examples: [true] };
    case 'code':
      return { examples: ['A-2026-0001'] };
    case 'attachments':
      return { examples: [['att-4f0c9a1b']] };
  }
}

function listed(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([key, label]) => `${key}（${label}）`)
    .join('、');
}

type ErrorOf = (issue: { readonly input?: unknown }) => string;

function missingOr(label: string, wrong: string): ErrorOf {
  return ({ input }) => (input === undefined || input === null ? `缺少「${label}」。` : wrong);
}

/** A real day of the calendar, as text. */
export function dateText(label: string) {
  const error = missingOr(label, `「${label}」应为 2026-03-01 形式的真实日期。`);
  return z
    .string({ error })
    .refine((text): text is PlainDate => parsePlainDate(text) !== undefined, { error })
    .meta({ format: 'date' });
}

/** An object in which a misspelt name is an error and not silently lost. */
export function onlyThese<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `没有「${String((issue['keys'] as readonly string[])[0]).slice(0, 40)}」这一项。`
        : '内容应为一个对象。',
  });
}

const words = (label: string, most: number) => {
  const error = `「${label}」应为 1 至 ${most} 个字的文字。`;
  return z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error })
    .optional()
    .meta({ description: label });
};

/**
 * Free words about a child, and those an act asks for by name (a witness, a comment). They are kept in PostgreSQL
 * beside the act and never enter a workflow's history.
 */
function narrativeSchemaOf(spec: WordSpec) {
  const asked = Object.entries(spec).map(([name, { label, most, help }]) => [
    name,
    words(label, most).meta({ description: help ? `${label}。${help}` : label }),
  ]);
  return onlyThese({
    text: words('情况记述', 4_000),
    childWords: words('孩子本人的意见（原话）', 2_000),
    ...(asked.length > 0
      ? { words: onlyThese(Object.fromEntries(asked)).optional().meta({ description: '办理事项所列的文字' }) }
      : {}),
  }) as unknown as z.ZodType<Narrative>;
}
export const narrativeSchema = narrativeSchemaOf({});
export interface Narrative {
  readonly text?: string | undefined;
  readonly childWords?: string | undefined;
  readonly words?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The body of `POST /api/cases/{caseNo}/acts/{act}`. */
export function actRequestSchema(name: ActName) {
  const { fields, words: asked } = actNamed(name);
  const input = schemaOf(fields).meta({ description: '办理内容' });
  const asksForNothing = Object.values(fields).every((field) => field.optional);
  return onlyThese({
    input: asksForNothing ? input.default({}) : input,
    narrative: narrativeSchemaOf(asked ?? {})
      .optional()
      .meta({ description: '文字记述，不进入流程引擎' }),
  });
}

/** A machine's finding arrives by itself; people report what they saw, compared or were told. */
const REPORTABLE = ['teacher_report', 'census', 'tip'] as const satisfies readonly Origin[];

/** The body of `POST /api/cases`. */
export const reportRequestSchema = onlyThese({
  pupil: (requiredSchema({ kind: 'code', label: '学生编码' }) as z.ZodString).meta({
    description: '学生编码',
    examples: ['p-k3v9x2m7qa'],
  }),
  absentSince: dateText('开始缺勤日期').meta({ description: '开始缺勤日期', examples: ['2026-03-02'] }),
  origin: z
    .enum(REPORTABLE, {
      error: '「来源」应为 teacher_report（教师报告）、census（排查比对）或 tip（检举）。',
    })
    .optional()
    .meta({
      description: `来源：${REPORTABLE.map((origin) => `${origin}（${ORIGINS[origin]}）`).join('、')}`,
    }),
  policy: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: '「方案编号」应为方案编号，如 default。' })
    .optional()
    .meta({ description: '方案编号；仅试用模式，供演练并列比较各方案，正式运行一律用本县方案' }),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;
