import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory } from '../../src/launcher/launcher-lock.js';
import { identify, isStillThere } from '../../src/launcher/process-identity.js';
import { endLeftovers, recordProcess, recordedProcess } from '../../src/launcher/process-record.js';
import { SupervisedProcess } from '../../src/launcher/processes.js';

describe('supervision of child processes', () => {
  let folder: string;
  let run: string;
  const events: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'processes-'));
    run = join(folder, 'run');
    for (const inner of [run, join(folder, 'logs')]) mkdirSync(inner);
    events.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (
    code: string,
    more: { stopGraceMs?: number; startTimeoutMs?: number; signal?: AbortSignal } = {},
  ) =>
    SupervisedProcess.start(
      {
        name: 'child',
        command: process.execPath,
        args: ['-e', code],
        env: { PATH: process.env['PATH'] },
        ...more,
      },
      {
        runDirectory: run,
        logDirectory: join(folder, 'logs'),
        onEvent: (event) => events.push(event),
        signal: more.signal,
      },
    );
  const stays = `console.log('working'); process.send('ready'); setInterval(() => {}, 1000);`;

  it('waits until the child says it is ready, and writes its output to a log', async () => {
    const child = await start(`setTimeout(() => { ${stays} }, 300)`);
    expect(readFileSync(child.logFile, 'utf8')).toContain('working');
    await child.stop();
  });

  it('shows the end of the log when the child ends before it is ready', async () => {
    await expect(start(`console.error('no such database'); process.exit(3)`)).rejects.toThrow(
      /child ended at once \(code 3\)[\s\S]*no such database/,
    );
    expect(existsSync(join(run, 'child.json'))).toBe(false);
  });

  it('gives up on a child that never answers, and leaves none behind', async () => {
    const began = Date.now();
    await expect(start(`setInterval(() => {}, 1000)`, { startTimeoutMs: 500 })).rejects.toThrow(
      /did not answer within 0.5 s/,
    );
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(recordedProcess(run, 'child')).toBeUndefined();
  });

  it('gives up at once when the launcher is interrupted', async () => {
    const interrupted = new AbortController();
    const starting = start(`setInterval(() => {}, 1000)`, { signal: interrupted.signal });
    setTimeout(() => interrupted.abort(new Error('Ctrl-C')), 200);
    await expect(starting).rejects.toThrow('Ctrl-C');
  });

  it('starts a crashed child again, and says so', async () => {
    const child = await start(stays);
    const before = child.pid as number;
    process.kill(before, 'SIGKILL');
    await until(() => child.pid !== before && recordedProcess(run, 'child') !== undefined);
    expect(events).toEqual([
      expect.stringMatching(/child ended unexpectedly \(SIGKILL\); starting it again/),
    ]);
    await child.stop();
  });

  it('forces a child that ignores the polite signal', async () => {
    const child = await start(`process.on('SIGTERM', () => {}); ${stays}`, { stopGraceMs: 300 });
    const identity = identify(child.pid as number);
    await child.stop();
    expect(identity && isStillThere(identity)).toBe(false);
    expect(existsSync(join(run, 'child.json'))).toBe(false);
  });

  it('does not start a child again that was stopped on purpose', async () => {
    const child = await start(stays);
    await child.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(events).toEqual([]);
    expect(recordedProcess(run, 'child')).toBeUndefined();
  });

  it('ends what a crashed launcher left, but no stranger with the same pid', async () => {
    const leftover = spawn('sleep', ['60'], { stdio: 'ignore', detached: true });
    const stranger = spawn('sleep', ['61'], { stdio: 'ignore', detached: true });
    recordProcess(run, 'leftover', leftover.pid as number);
    const identity = identify(stranger.pid as number);
    writeFileSync(join(run, 'stranger.json'), JSON.stringify({ ...identity, command: 'node worker.js' }));
    writeFileSync(join(run, 'broken.json'), '{"pid":');
    expect(await endLeftovers(run, [])).toEqual(['leftover']);
    expect(identify(leftover.pid as number)).toBeUndefined();
    expect(identity && isStillThere(identity)).toBe(true);
    stranger.kill();
  });

  it('lets one launcher at a time use a data folder', () => {
    const unlock = lockDataDirectory(run);
    expect(() => lockDataDirectory(run)).toThrow(new RegExp(`Another launcher \\(pid ${process.pid}`));
    unlock();
    lockDataDirectory(run)();
  });

  it('takes over the lock of a launcher that was killed', () => {
    writeFileSync(
      join(run, 'launcher.json'),
      JSON.stringify({ pid: 2 ** 22 - 3, startedAt: '1', command: 'gone' }),
    );
    expect(() => lockDataDirectory(run)()).not.toThrow();
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
