import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/launcher/project-root.js';

/** A project of three files with an npm that only notes what it is asked: the real bootstrap around it. */
describe('the bootstrap', () => {
  let root: string;
  const bootstrap = () => join(root, 'src', 'launcher', 'bootstrap.mjs');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bootstrap-'));
    for (const folder of ['src/launcher', 'bin', 'workflows', 'activities'])
      mkdirSync(join(root, folder), { recursive: true });
    const launcher = join(projectRoot, 'src', 'launcher');
    cpSync(join(launcher, 'bootstrap.mjs'), bootstrap());
    cpSync(join(launcher, 'bootstrap'), join(root, 'src', 'launcher', 'bootstrap'), { recursive: true });
    for (const file of ['package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.json'])
      writeFileSync(join(root, file), '{}');
    npm(`case "$1" in
ci) sleep 0.3; mkdir -p node_modules ;;
run) mkdir -p dist/src/launcher; echo 'console.log("started", ...process.argv.slice(2)); process.exitCode = 7' > dist/src/launcher/start.js ;;
esac`);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function npm(body: string): void {
    writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\necho "$1" >> asked\n${body}\n`, { mode: 0o755 });
  }
  const asked = () => readFileSync(join(root, 'asked'), 'utf8').trim().split('\n');

  function run(...args: string[]): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [bootstrap(), ...args], {
        cwd: tmpdir(),
        env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin`, CI: 'true' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => (output += String(chunk)));
      child.once('close', (code) => resolve({ code, output }));
    });
  }

  it('installs and builds once, then passes arguments in and the exit code out', async () => {
    const first = await run('start', '--live', '--port-offset', '5');
    expect(first.output).toContain('started --live --port-offset 5');
    expect(first.code).toBe(7);
    expect((await run('start')).output.trim()).toBe('started');
    expect(asked()).toEqual(['ci', 'run']);
  });

  it('installs again when the lock file has changed, and builds again when a source has', async () => {
    await run('start');
    writeFileSync(join(root, 'workflows', 'new.ts'), '');
    await run('start');
    expect(asked()).toEqual(['ci', 'run', 'run']);
    writeFileSync(join(root, 'package-lock.json'), '{ }');
    await run('start');
    expect(asked()).toEqual(['ci', 'run', 'run', 'ci', 'run']);
  });

  it('shows the end of the log when a step fails, and tries that step again next time', async () => {
    npm(`echo 'the registry is on fire'; exit 1`);
    const { code, output } = await run('start');
    expect(code).toBe(1);
    expect(output).toMatch(/installing packages \(npm ci\) failed \(1\)[\s\S]*the registry is on fire/);
    await run('start');
    expect(asked()).toEqual(['ci', 'ci']);
  });

  it('lets only one of several starts install', async () => {
    await Promise.all([run('start'), run('start'), run('start')]);
    expect(asked()).toEqual(['ci', 'run']);
  });

  it('is not held up by the lock of a start that was killed', async () => {
    mkdirSync(join(root, '.data'));
    writeFileSync(join(root, '.data', 'bootstrap.lock'), `${process.pid} 1`);
    expect((await run('start')).code).toBe(7);
  });

  it('refuses a command it does not know', async () => {
    expect(await run('stop')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Unknown command "stop"'),
    });
  });

  it('says which Node is needed', () => {
    const ground = join(root, 'src', 'launcher', 'bootstrap', 'ground.mjs');
    const script = `import { requireNode } from ${JSON.stringify(ground)};
      for (const version of ['18.20.0', '20.18.3', '20.19.0', '22.0.0'])
        try { requireNode(version); console.log('ok'); } catch (error) { console.log(error.message); }`;
    const lines = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    }).split('\n');
    expect(lines[0]).toMatch(/Node.js 20.19 or newer is needed, this is 18.20.0/);
    expect(lines.slice(1, 4)).toEqual([expect.stringContaining('20.18.3'), 'ok', 'ok']);
  });
});

describe('the closing line of npm test', () => {
  const count = (report: object | undefined, code = 0, checks: object[] = [{ passed: true }]) => {
    const file = join(projectRoot, 'src', 'launcher', 'bootstrap', 'test-report.mjs');
    const script = `import { closingLine, tally } from ${JSON.stringify(file)};
      console.log(closingLine(tally(${JSON.stringify(checks)}, ${JSON.stringify({ code, report })})));`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
  };

  it('counts checks and tests together', () => {
    expect(count({ numPassedTests: 41, numFailedTests: 0 })).toBe('42 passed, 0 failed');
    expect(count({ numPassedTests: 3, numFailedTests: 2, numPendingTests: 1 }, 1, [{ passed: false }])).toBe(
      '3 passed, 3 failed, 1 skipped',
    );
  });

  it.each([
    [
      'a file that could not be loaded',
      { numPassedTests: 5, numRuntimeErrorTestSuites: 1 },
      1,
      '6 passed, 1 failed',
    ],
    ['no test at all', { numPassedTests: 0, numFailedTests: 0 }, 0, '1 passed, 1 failed'],
    ['a jest that left no report', undefined, 1, '1 passed, 1 failed'],
    ['a jest that broke after its tests', { numPassedTests: 5 }, 1, '6 passed, 1 failed'],
  ])('takes %s for a failure', (_, report, code, line) => {
    expect(count(report, code)).toBe(line);
  });
});
