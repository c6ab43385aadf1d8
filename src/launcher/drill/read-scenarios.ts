import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { DrillProblems, shortened, type DrillProblem } from './drill-problem.js';
import { scenarioFile, type Scenario } from './scenario.schema.js';

// The same relative place in src/ and, because the build copies YAML beside the code, in dist/src/.
const SHIPPED = fileURLToPath(new URL('./scenarios/', import.meta.url));

/** @throws DrillProblems listing everything that is wrong with every file. */
export function shippedScenarios(policies: readonly string[]): Scenario[] {
  const files = readdirSync(SHIPPED).filter((name) => name.endsWith('.yaml'));
  return readScenarioFiles(
    files.sort().map((name) => join(SHIPPED, name)),
    policies,
  );
}

/** @param policies the ids a scenario may name. */
export function readScenarioFiles(files: readonly string[], policies: readonly string[]): Scenario[] {
  const problems: DrillProblem[] = [];
  const scenarios = files.flatMap((file) => readFile(file, policies, problems));
  const names = scenarios.map(({ name }) => name);
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index)))
    problems.push({ where: 'scenarios', path: 'name', value: shortened(name), message: 'is used twice' });
  if (problems.length > 0) throw new DrillProblems(problems);
  return scenarios;
}

function readFile(file: string, policies: readonly string[], problems: DrillProblem[]): readonly Scenario[] {
  const where = file.startsWith(SHIPPED) ? basename(file) : file;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const message = `cannot be read (${(error as NodeJS.ErrnoException).code})`;
    problems.push({ where, path: '', value: file, message });
    return [];
  }
  const yaml = parseDocument(text);
  if (yaml.errors.length > 0) {
    problems.push(...yaml.errors.map(({ message }) => ({ where, path: '', value: 'YAML', message })));
    return [];
  }
  const raw: unknown = yaml.toJS();
  const parsed = scenarioFile.safeParse(raw);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.flatMap((issue) => problemsOf(where, issue, raw)));
    return [];
  }
  problems.push(
    ...parsed.data.scenarios.flatMap((each, index) => checkMeaning(where, each, index, policies)),
  );
  return parsed.data.scenarios;
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

function problemsOf(where: string, issue: Issue, raw: unknown): DrillProblem[] {
  const path = issue.path.map(String);
  const problem = (at: readonly string[], message: string): DrillProblem => ({
    where,
    path: at.join('.'),
    value: shortened(valueAt(raw, at)),
    message,
  });
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => problem([...path, key], 'unknown field'));
  // Of a union, the branch that came closest is the one the author meant.
  const branches = issue.errors ?? [];
  const meant = branches.toSorted((one, other) => depth(other) - depth(one))[0];
  if (issue.code === 'invalid_union' && meant && depth(meant) > 0)
    return meant.flatMap((inner) =>
      problemsOf(where, { ...inner, path: [...issue.path, ...inner.path] }, raw),
    );
  return [problem(path, valueAt(raw, path) === undefined ? `missing; ${issue.message}` : issue.message)];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.keys?.length ? 1 : 0)));
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
    raw,
  );
}

/** What a schema cannot know: the regimes there are, and that a child is absent before it is reported. */
function checkMeaning(
  where: string,
  scenario: Scenario,
  index: number,
  policies: readonly string[],
): DrillProblem[] {
  const at = `scenarios.${index}`;
  const known = `no such policy; known are ${policies.join(', ')}`;
  const problems: DrillProblem[] = [];
  const unknown = (path: string, id: string) =>
    policies.includes(id) || problems.push({ where, path, value: shortened(id), message: known });
  if (scenario.policies !== 'all') scenario.policies.forEach((id, i) => unknown(`${at}.policies.${i}`, id));
  scenario.steps.forEach((step, i) => {
    for (const id of Object.keys(step.expect?.under ?? {}))
      unknown(`${at}.steps.${i}.expect.under.${id}`, id);
  });
  if (scenario.absentSince && scenario.absentSince > scenario.opens) {
    const value = shortened(scenario.absentSince);
    problems.push({ where, path: `${at}.absentSince`, value, message: 'must not lie after opens' });
  }
  return problems;
}
