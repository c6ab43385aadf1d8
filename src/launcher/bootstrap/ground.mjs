import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const oldestNode = [20, 19];

/** Something the person at the terminal can put right: shown without a stack trace. */
export class BootstrapError extends Error {}

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new BootstrapError(
    `Node.js ${oldestNode.join('.')} or newer is needed, this is ${version}. ` +
      `Install a current one from https://nodejs.org and start again.`,
  );
}

/** The data folder of the checkout itself: DATA_DIR moves what the system keeps, not our own traces. */
export function dataFolder(...parts) {
  const folder = join(root, '.data', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Beside the answer, not in it: a program's output may be read by another program. */
export function progress(message) {
  process.stderr.write(`· ${message}\n`);
}
