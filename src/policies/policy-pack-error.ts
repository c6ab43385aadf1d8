/** One thing wrong with a pack, precise enough to be mended without reading the code. */
export interface PolicyPackProblem {
  /** File name, e.g. `jidong.yaml`. */
  readonly file: string;
  /** Where in the file, e.g. `ladder.school_persuasion.persuasion.within.source`; empty for the whole file. */
  readonly path: string;
  /** The offending value, shortened. */
  readonly value: string;
  readonly message: string;
}

/** Lists everything wrong with all the packs of a folder at once, so that an author mends them in one pass. */
export class PolicyPackError extends Error {
  override readonly name = 'PolicyPackError';

  constructor(readonly problems: readonly PolicyPackProblem[]) {
    super(
      `${problems.length} problem(s) in the policy packs:\n` +
        problems
          .map(({ file, path, value, message }) => `- ${file} ${path || '(file)'}: ${message} [${value}]`)
          .join('\n'),
    );
  }
}

export function shownValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
