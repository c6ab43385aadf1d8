import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, found from this file, because it runs from `dist/src/launcher` and, in tests, from `src/launcher`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(start: string): string {
  let directory = start;
  while (!existsSync(join(directory, 'nest-cli.json'))) {
    const parent = dirname(directory);
    if (parent === directory)
      throw new Error(`No nest-cli.json above ${start}: run this from a full checkout.`);
    directory = parent;
  }
  return directory;
}
