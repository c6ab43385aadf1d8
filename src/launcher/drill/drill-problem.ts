/** One thing wrong with a scenario or a flag, precise enough to be mended without reading the code. */
export interface DrillProblem {
  /** File or flag. */
  readonly where: string;
  /** E.g. `scenarios.0.steps.3.expect.rung`; empty for the whole. */
  readonly path: string;
  /** The offending value, shortened. */
  readonly value: string;
  readonly message: string;
}

/** Nothing has been played: the author has something to mend first. Exit code 2. */
export class DrillProblems extends Error {
  override readonly name = 'DrillProblems';

  constructor(readonly problems: readonly DrillProblem[]) {
    super(
      problems
        .map(
          ({ where, path, value, message }) => `${where}${path ? ` · ${path}` : ''}: ${message} [${value}]`,
        )
        .join('\n'),
    );
  }
}

export function shortened(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
