import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/launcher/project-root.js';

export interface DrillRun {
  readonly code: number | null;
  readonly output: string;
}

/** The drill as `npm run drill` starts it, from the build. */
export function runDrillCommand(...args: readonly string[]): Promise<DrillRun> {
  const script = path.join(projectRoot, 'dist', 'src', 'launcher', 'drill.js');
  if (!existsSync(script)) throw new Error('There is no build; run the tests with npm test.');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      cwd: projectRoot,
      env: process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.once('close', (code) => resolve({ code, output }));
  });
}
