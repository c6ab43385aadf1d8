import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Policy } from '../domain/ladder/policy.js';
import { checkQuotes, checkRules, checkStepOrder } from './check-policy-pack.js';
import { compilePolicy } from './compile-policy.js';
import { PolicyPackError, shownValue, type PolicyPackProblem } from './policy-pack-error.js';
import { policyPackSchema, type PolicyPack } from './policy-pack.schema.js';
import { schemaProblems } from './schema-problems.js';

// The same relative place in src/ and, because the build copies YAML and text beside the code, in dist/src/.
const SHIPPED = fileURLToPath(new URL('./regimes/', import.meta.url));

let shipped: ReadonlyMap<string, Policy> | undefined;

/**
 * Reads every `<id>.yaml` of a folder, in the order of their names; the quoted passages stand in
 * `../sources/<id>.txt` beside it. A regime is added by adding a file.
 *
 * @throws PolicyPackError listing every problem of every file.
 */
export function loadPolicyPacks(dir: string = SHIPPED): PolicyPack[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (files.length === 0) {
    throw new PolicyPackError([
      { file: dir, path: '', value: 'nothing', message: 'no *.yaml in this folder' },
    ]);
  }
  const read = files.map((name) => readPack(dir, name));
  const problems = read.flatMap((each) => each.problems);
  if (problems.length > 0) throw new PolicyPackError(problems);
  return read.flatMap((each) => each.pack ?? []);
}

/**
 * The compiled policy of a shipped regime; read once per process.
 *
 * @throws PolicyPackError when there is no such regime.
 */
export function policyById(id: string): Policy {
  shipped ??= new Map(loadPolicyPacks().map((pack) => [pack.id, compilePolicy(pack)]));
  const policy = shipped.get(id);
  if (policy) return policy;
  const known = [...shipped.keys()].join(', ');
  throw new PolicyPackError([
    { file: `${id}.yaml`, path: 'id', value: shownValue(id), message: `no such regime; known are ${known}` },
  ]);
}

interface ReadPack {
  readonly pack: PolicyPack | undefined;
  readonly problems: readonly PolicyPackProblem[];
}

function readPack(dir: string, file: string): ReadPack {
  const found: Omit<PolicyPackProblem, 'file'>[] = [];
  const answer = (pack?: PolicyPack): ReadPack => ({
    pack,
    problems: found.map((problem) => ({ file, ...problem })),
  });

  const yaml = parseDocument(readFileSync(join(dir, file), 'utf8'));
  if (yaml.errors.length > 0) {
    found.push(...yaml.errors.map((error) => ({ path: '', value: file, message: error.message })));
    return answer();
  }
  const raw: unknown = yaml.toJS();
  const id = basename(file, '.yaml');
  const parsed = policyPackSchema.safeParse(raw);
  if (!parsed.success) found.push(...schemaProblems(parsed.error, raw));
  found.push(...checkStepOrder(raw), ...checkQuotes(raw, readPassages(dir, id)));
  if (!parsed.success) return answer();

  if (parsed.data.id !== id) {
    found.push({ path: 'id', value: shownValue(parsed.data.id), message: `must be the file's name, ${id}` });
  }
  const pack = { ...parsed.data, hash: hashOf(raw) };
  found.push(...checkRules(pack));
  return answer(pack);
}

function readPassages(dir: string, id: string): string | undefined {
  const path = join(dir, '..', 'sources', `${id}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** SHA-256 of the canonical JSON (keys sorted): comments, layout and key order do not matter, any value does. */
function hashOf(raw: unknown): string {
  return createHash('sha256').update(canonical(raw)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
