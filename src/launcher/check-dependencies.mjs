/** Known holes in what runs in production. Exit code 0: none, 1: some, 77: the registry cannot be asked here. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/ground.mjs';
import { judge } from './bootstrap/known-holes.mjs';

const EXIT = { clean: 0, holes: 1, unanswered: 77 };

const { stdout, error } = spawnSync(
  'npm',
  ['audit', '--omit=dev', '--json', '--fetch-retries=1', '--fetch-timeout=20000'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 120_000 },
);
const accepted = JSON.parse(readFileSync(join(root, '.ci', 'accepted-holes.json'), 'utf8'));
const { verdict, lines } = judge(parsed(stdout), accepted, new Date().toISOString().slice(0, 10));
for (const line of error ? [`npm could not be run: ${error.message}`, ...lines] : lines) console.log(line);
process.exitCode = EXIT[verdict];

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
