import type { z } from 'zod';
import { shownValue, type PolicyPackProblem } from './policy-pack-error.js';

type Problem = Omit<PolicyPackProblem, 'file'>;

/** Zod's findings with the offending value, looked up in the file, and one problem per unknown key. */
export function schemaProblems(error: z.ZodError, raw: unknown): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problemAt([...path, key], raw, unknownKey(path)));
    }
    const missing = issue.code === 'invalid_type' && valueAt(raw, path) === undefined;
    return [problemAt(path, raw, missing ? 'missing' : issue.message)];
  });
}

function unknownKey(parent: readonly string[]): string {
  const inStep = parent[0] === 'ladder' && parent.length === 3;
  return inStep
    ? 'unknown key; which steps escalate by themselves is fixed in the ladder, and legal steps never do'
    : 'unknown key';
}

function problemAt(path: readonly string[], raw: unknown, message: string): Problem {
  return { path: path.join('.'), value: shownValue(valueAt(raw, path)), message };
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    raw,
  );
}
