import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { refusal } from '../domain/refusal.js';
import { ProblemException } from './problem.js';

type Schema = NonNullable<ArgumentMetadata['schema']>;
type Issue = Extract<Awaited<ReturnType<Schema['~standard']['validate']>>, { issues: unknown }>['issues'];

/** Checks what a route declares with `@Body({ schema })`, `@Query({ schema })` … and answers 422 with every fault named. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type }: ArgumentMetadata): Promise<unknown> {
    // A custom decorator's value (the signed-in account) is ours, not the caller's.
    if (!schema || type === 'custom') return value;
    const given = value ?? {};
    const result = await schema['~standard'].validate(given);
    if (result.issues) throw malformed(result.issues, given);
    return result.value;
  }
}

/** The same check for a body whose schema depends on the address. */
export function checkedBy<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const given = value ?? {};
  const result = schema.safeParse(given);
  if (!result.success) throw malformed(result.error.issues, given);
  return result.data;
}

function malformed(issues: Issue, given: unknown): ProblemException {
  const errors = issues.map((issue) => {
    const path = pathOf(issue);
    return {
      field: path.at(-1) ?? 'body',
      path: path.join('.'),
      message: issue.message,
      ...shown(path, given),
    };
  });
  const [first] = errors;
  return new ProblemException(
    422,
    refusal('invalid_field', errors.map((error) => error.message).join(''), {
      field: first?.field ?? 'body',
      ...(first && 'value' in first ? { value: first.value } : {}),
    }),
    { errors },
  );
}

function pathOf(issue: Issue[number]): readonly string[] {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  // zod blames the object for a name it does not know; the name is what helps.
  const { keys } = issue as { keys?: readonly string[] };
  return keys?.[0] === undefined ? path : [...path, keys[0].slice(0, 40)];
}

/** Never echoed, whatever is wrong with them: secrets, and words and facts about people. */
const PRIVATE = [
  'password',
  'current',
  'next',
  'narrative',
  'text',
  'childWords',
  'words',
  'q',
  'name',
  'phone',
  'idNumber',
  'studentNumber',
  'person',
];

function shown(path: readonly string[], given: unknown): { value?: string } {
  if (path.some((step) => PRIVATE.includes(step))) return {};
  let value = given;
  for (const step of path) {
    value =
      value !== null && typeof value === 'object'
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
  if (typeof value !== 'string') return {};
  return { value: value.length > 40 ? `${value.slice(0, 40)}…` : value };
}
