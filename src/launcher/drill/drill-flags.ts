import { DrillProblems, shortened } from './drill-problem.js';

export interface DrillFlags {
  readonly policy: string;
  readonly scenario: string;
  readonly file: string | undefined;
  readonly json: string | undefined;
  readonly msPerDay: number;
  /** `env`, or a file of NAME=value lines, with the servers to use instead of our own. */
  readonly against: string | undefined;
}

const FLAGS = ['policy', 'scenario', 'file', 'json', 'day-ms', 'against'] as const;
type Flag = (typeof FLAGS)[number];

export const USAGE = `npm run drill -- --policy <id|all> [--scenario <name|all>] [--file scenarios.yaml]
              [--json out.json] [--day-ms 1000] [--against <env|file>]`;

/** @throws DrillProblems naming the flag and its value. */
export function readDrillFlags(args: readonly string[]): DrillFlags {
  const given = new Map<Flag, string>();
  const rest = args.flatMap((arg) => (arg.startsWith('--') ? splitOnce(arg) : [arg]));
  while (rest.length > 0) {
    const name = rest.shift() ?? '';
    const flag = FLAGS.find((each) => `--${each}` === name);
    if (!flag) throw problem(name, name, `unknown; known are ${FLAGS.map((each) => `--${each}`).join(', ')}`);
    if (given.has(flag)) throw problem(name, rest[0], 'given twice');
    const value = rest.shift();
    if (value === undefined || value === '' || value.startsWith('--'))
      throw problem(name, value, 'needs a value');
    given.set(flag, value);
  }
  const file = given.get('file');
  return {
    policy: given.get('policy') ?? 'default',
    scenario: given.get('scenario') ?? 'all',
    file,
    json: given.get('json'),
    msPerDay: readPace(given.get('day-ms') ?? '1000'),
    against: given.get('against'),
  };
}

function readPace(value: string): number {
  const pace = Number(value);
  if (!/^\d{1,8}$/.test(value) || pace < 50 || pace > 86_400_000)
    throw problem('--day-ms', value, 'must be whole milliseconds from 50 to 86400000');
  return pace;
}

function splitOnce(arg: string): string[] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}

function problem(where: string, value: unknown, message: string): DrillProblems {
  return new DrillProblems([{ where, path: '', value: shortened(value), message }]);
}
