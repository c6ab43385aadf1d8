import { parsePlainDate, type PlainDate } from '../calendar/plain-date.js';
import { refusal, refused, accepted, type Judged, type Refusal } from '../refusal.js';

/**
 * What an act asks for, said once: the workflow reads untrusted signals with it, the HTTP schema and the console's
 * forms are derived from it. There is no free text on purpose: words about a child stay in PostgreSQL and never
 * enter a workflow's history.
 */
export type Field = FieldKind & {
  readonly label: string;
  /** One sentence under the field: when it is needed and why. */
  readonly help?: string;
  readonly optional?: true;
};

type FieldKind =
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'choices'; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'yes' }
  /** An opaque code: account, office, evidence or document number. */
  | { readonly kind: 'code' }
  /** Files of the case by id (`att-…`), uploaded before the act. */
  | { readonly kind: 'attachments' };

/**
 * Words about people that belong to an act: a witness's name, an approver's comment. They are declared beside the
 * fields so that forms can ask for them, and are kept in PostgreSQL under the act's id, never in a history.
 */
export interface WordField {
  readonly label: string;
  readonly most: number;
  readonly help?: string;
  /** Without them the file would not hold before a court: always, or when a field has a certain value. */
  readonly needed?: 'always' | { readonly field: string; readonly is: string };
}

export type WordSpec = Readonly<Record<string, WordField>>;

/** The names of the words that an input makes necessary. */
export function neededWords(spec: WordSpec, input: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(spec).flatMap(([name, { needed }]) =>
    needed === 'always' || (needed !== undefined && input[needed.field] === needed.is) ? [name] : [],
  );
}

export type FieldSpec = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { kind: 'date' }
  ? PlainDate
  : F extends { kind: 'choice'; options: infer O }
    ? keyof O & string
    : F extends { kind: 'choices'; options: infer O }
      ? readonly (keyof O & string)[]
      : F extends { kind: 'number' }
        ? number
        : F extends { kind: 'yes' }
          ? boolean
          : F extends { kind: 'attachments' }
            ? readonly string[]
            : string;

type RequiredKeys<S extends FieldSpec> = {
  [K in keyof S]: S[K] extends { optional: true } ? never : K;
}[keyof S];

/** The input of an act, inferred from its fields. */
export type InputOf<S extends FieldSpec> = { readonly [K in RequiredKeys<S>]: ValueOf<S[K]> } & {
  readonly [K in Exclude<keyof S, RequiredKeys<S>>]?: ValueOf<S[K]>;
};

/**
 * Letters, digits and a few separators: enough for every code in the system, too little for a sentence. Or the number
 * of an office's document as offices write it, 柳责改〔2026〕3号, with whatever brackets the keyboard has.
 */
export const CODE_PATTERN =
  /^(?:[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}|\p{Script=Han}{1,12}[〔［[（(]\d{4}[〕］\]）)]\d{1,6}号?)$/u;

/** Ids of attachments as the register of files gives them out. */
export const ATTACHMENT_PATTERN = /^att-[A-Za-z0-9_-]{4,60}$/;
export const MOST_ATTACHMENTS = 20;

/** Reads untrusted input. Unknown fields are refused: a misspelt optional field must not vanish silently. */
export function readFields<S extends FieldSpec>(spec: S, input: unknown): Judged<InputOf<S>> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    return refused(refusal('malformed', '内容应为一个对象。', { value: shown(input) }));
  }
  const given = input as Readonly<Record<string, unknown>>;
  const stranger = Object.keys(given).find((name) => !(name in spec));
  if (stranger !== undefined) {
    return refused(
      refusal('unknown_field', `没有「${shown(stranger)}」这一项。`, { field: shown(stranger) }),
    );
  }
  for (const [name, field] of Object.entries(spec)) {
    const value = given[name];
    if (value === undefined || value === null) {
      if (field.optional) continue;
      return refused(refusal('missing_field', `缺少「${field.label}」。`, { field: name }));
    }
    const problem = problemWith(field, name, value);
    if (problem) return refused(problem);
  }
  const read = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  return accepted(read as InputOf<S>);
}

function problemWith(field: Field, name: string, value: unknown): Refusal | undefined {
  const wrong = (message: string) => refusal('invalid_field', message, { field: name, value: shown(value) });
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' && parsePlainDate(value)
        ? undefined
        : wrong(`「${field.label}」应为 2026-03-01 形式的真实日期。`);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options, value)
        ? undefined
        : wrong(`「${field.label}」应为以下之一：${listed(field.options)}。`);
    case 'choices':
      return Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every((each) => typeof each === 'string' && Object.hasOwn(field.options, each))
        ? undefined
        : wrong(`「${field.label}」应从以下各项中选一项或几项：${listed(field.options)}。`);
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= field.min && value <= field.max
        ? undefined
        : wrong(`「${field.label}」应为 ${field.min} 至 ${field.max} 的整数。`);
    case 'yes':
      return typeof value === 'boolean' ? undefined : wrong(`「${field.label}」应为是或否。`);
    case 'code':
      return typeof value === 'string' && CODE_PATTERN.test(value)
        ? undefined
        : wrong(
            `「${field.label}」应为编号：字母、数字和 . _ : / -，至多 64 位；或文号，如 柳责改〔2026〕3号。`,
          );
    case 'attachments':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= MOST_ATTACHMENTS &&
        new Set(value).size === value.length &&
        value.every((each) => typeof each === 'string' && ATTACHMENT_PATTERN.test(each))
        ? undefined
        : wrong(`「${field.label}」应为已上传材料的编号（att-…），1 至 ${MOST_ATTACHMENTS} 份，不重复。`);
  }
}

function listed(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([key, label]) => `${key}（${label}）`)
    .join('、');
}

/** A malformed value may be anything at all; what is echoed back is short and plain. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
