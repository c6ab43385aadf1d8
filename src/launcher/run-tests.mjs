/** `npm test`: every check and every test, and one closing line that says how it went. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/ground.mjs';
import { closingLine, readableFailures, tally } from './bootstrap/test-report.mjs';

const checks = [
  ['types', 'check:types'],
  ['lint', 'check:lint'],
  ['imports', 'check:imports'],
  ['format', 'check:format'],
  ['known holes in dependencies', 'check:holes'],
];
/** By convention of GNU's test drivers: what is to be checked cannot be checked here. */
const SKIPPED = 77;

/** @returns {Promise<{ code: number, output: string }>} */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function runChecks() {
  const results = [];
  for (const [name, script] of checks) {
    const { code, output } = await run('npm', ['run', '--silent', script]);
    process.stdout.write(`${code === 0 ? '✓' : code === SKIPPED ? '○ skipped' : '✗'} check: ${name}\n`);
    if (code !== 0) process.stdout.write(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
    results.push({ passed: code === 0, skipped: code === SKIPPED });
  }
  return results;
}

async function runJest(args, temporalCli) {
  const folder = join(root, '.data', 'tests');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'jest.json');
  rmSync(report, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const { code } = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '--maxWorkers=2',
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    // Jest's own progress goes to stderr; with --json its stdout only repeats the report.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TEMPORAL_CLI_PATH: temporalCli } },
  );
  try {
    return { code, report: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { code: code || 1, report: undefined };
  }
}

const args = process.argv.slice(2);
const provision = join(root, 'dist', 'src', 'launcher', 'provision-for-tests.js');
const temporal = await run(process.execPath, [provision], { stdio: ['ignore', 'pipe', 'inherit'] });
if (temporal.code !== 0) process.exit(1);

// Arguments choose some tests, and whoever does that wants only those.
const checkResults = args.length === 0 ? await runChecks() : [];
const jest = await runJest(args, temporal.output.trim());
const result = tally(checkResults, jest);
process.stdout.write(readableFailures(jest.report, root));
process.stdout.write(`${closingLine(result)}\n`);
process.exit(result.failed === 0 && result.executed > 0 ? 0 : 1);
