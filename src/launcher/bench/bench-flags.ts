import { LaunchError } from '../launch-error.js';

export interface BenchFlags {
  /** Cases opened in all rounds together, on each path. */
  readonly cases: number;
  readonly deadlines: number;
  readonly rounds: number;
  /** Requests under way at once, on either path. */
  readonly width: number;
  readonly json: string | undefined;
  /** Temporal in memory and PostgreSQL without fsync: the processor is then all that is measured. */
  readonly volatile: boolean;
  /** The servers of TEMPORAL_ADDRESS and DATABASE_URL instead of our own. */
  readonly againstEnvironment: boolean;
  /** Where worker and API leave a CPU profile of each phase. */
  readonly profiles: string | undefined;
}

const FULL = { cases: 300, deadlines: 2_000, rounds: 3, width: 24 } as const;
const QUICK = { cases: 20, deadlines: 50, rounds: 1, width: 8 } as const;

export const USAGE = `npm run bench -- [--json out.json] [--quick] [--cases 300] [--deadlines 2000] [--rounds 3]
              [--width 24] [--volatile] [--against env] [--profile folder]`;

/** @throws LaunchError naming the flag and what it needs. */
export function readBenchFlags(args: readonly string[]): BenchFlags {
  const rest = args.flatMap((arg) => (arg.startsWith('--') ? splitOnce(arg) : [arg]));
  const numbers: Partial<Record<keyof typeof FULL, number>> = {};
  const words: Record<'json' | 'profile' | 'against', string | undefined> = {
    json: undefined,
    profile: undefined,
    against: undefined,
  };
  let quick = false;
  let volatile = false;
  while (rest.length > 0) {
    const flag = rest.shift() ?? '';
    const name = flag.replace(/^--/, '');
    if (flag === '--quick') quick = true;
    else if (flag === '--volatile') volatile = true;
    else if (name in FULL && flag !== name) numbers[name as keyof typeof FULL] = whole(flag, rest.shift());
    else if (name in words && flag !== name) words[name as keyof typeof words] = value(flag, rest.shift());
    else throw new LaunchError(`Unknown option ${flag}.\n\n${USAGE}`);
  }
  if (words.against !== undefined && words.against !== 'env')
    throw new LaunchError(`--against can only be env, not "${words.against}".`);
  return {
    ...(quick ? QUICK : FULL),
    ...numbers,
    volatile,
    json: words.json,
    profiles: words.profile,
    againstEnvironment: words.against === 'env',
  };
}

function whole(flag: string, text: string | undefined): number {
  const number = Number(value(flag, text));
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new LaunchError(`${flag} needs a whole number from 1 to 100000, not "${text}".`);
  return number;
}

function value(flag: string, text: string | undefined): string {
  if (text === undefined || text === '' || text.startsWith('--'))
    throw new LaunchError(`${flag} needs a value.`);
  return text;
}

function splitOnce(arg: string): string[] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}
