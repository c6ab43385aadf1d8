import { readFileSync } from 'node:fs';

const page = readFileSync('docs/operations.md', 'utf8');

/** The contents of every block of docs/operations.md that opens with this fence, e.g. `sql temporal`. */
function blocks(fence: string): readonly string[] {
  const lines = page.split('\n');
  return lines.flatMap((line, start) => {
    if (line !== `\`\`\`${fence}`) return [];
    const end = lines.indexOf('```', start);
    return [lines.slice(start + 1, end).join('\n')];
  });
}

/** What an operator pastes into the Temporal UI. */
export const visibilityQueries = blocks('sql temporal');
/** What an operator asks our own database. */
export const databaseQueries = blocks('sql app');

export interface DocumentedSignal {
  readonly command: string;
  readonly input: unknown;
}

export const documentedSignals = {
  accepted: blocks('bash signal accepted').map(readSignal),
  refused: blocks('bash signal refused').map(readSignal),
} as const;

function readSignal(command: string): DocumentedSignal {
  const input = /--input '([^']+)'/.exec(command)?.[1];
  if (input === undefined) throw new Error(`no input in: ${command}`);
  return { command, input: JSON.parse(input) as unknown };
}

/** The acts the page says no signal can do. */
export const documentedNever: readonly string[] = [
  ...(/^Never by signal: ([^.]*)\./m.exec(page)?.[1]?.matchAll(/`(\w+)`/g) ?? []),
].map((match) => match[1] ?? '');
