/**
 * The first thing that runs in a fresh clone, so Node's own modules only:
 * `node bootstrap.mjs <start|test|drill|bench|legal-clock|check> [arguments]`
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError, requireNode, root } from './bootstrap/ground.mjs';

const dist = (name) => join(root, 'dist', 'src', 'launcher', `${name}.js`);

/** @type {Record<string, { built: boolean, command: string, args: string[] }>} */
const commands = {
  start: { built: true, command: process.execPath, args: ['--enable-source-maps', dist('start')] },
  drill: { built: true, command: process.execPath, args: ['--enable-source-maps', dist('drill')] },
  bench: { built: true, command: process.execPath, args: ['--enable-source-maps', dist('bench')] },
  'legal-clock': {
    built: true,
    command: process.execPath,
    args: ['--enable-source-maps', dist('legal-clock')],
  },
  test: { built: true, command: process.execPath, args: [join(root, 'src', 'launcher', 'run-tests.mjs')] },
  check: { built: false, command: 'npm', args: ['run', '--silent', 'check'] },
};

async function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const plan = commands[name];
  if (!plan)
    throw new BootstrapError(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  requireNode();
  // Only now: an old Node would trip over these files before it could be told why.
  const { build, install } = await import('./bootstrap/prepare.mjs');
  const { withLock } = await import('./bootstrap/lock.mjs');
  const { runInTerminal } = await import('./bootstrap/terminal.mjs');
  await withLock(async () => {
    await install();
    if (plan.built) await build();
  });
  const script = plan.args.at(-1) ?? '';
  if (plan.built && !existsSync(script)) throw new BootstrapError(`The build left no ${script}.`);
  return runInTerminal(plan.command, [...plan.args, ...rest]);
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`\n✗ ${error instanceof BootstrapError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  },
);
