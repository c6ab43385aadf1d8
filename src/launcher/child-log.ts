import { readFileSync, renameSync, statSync } from 'node:fs';

const largestLogBytes = 20 * 1024 ** 2;

/** At each start: one older log is kept, so a chatty child cannot fill the disk over the months. */
export function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, `${file}.1`);
}

export function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines
    .slice(-20)
    .map((line) => `  | ${line}`)
    .join('\n');
}
