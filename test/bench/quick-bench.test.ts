import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRecord, Verdict } from '../../src/launcher/bench/bench-report.js';
import { readBenchFlags } from '../../src/launcher/bench/bench-flags.js';
import { projectRoot } from '../../src/launcher/project-root.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';

describe('the bench', () => {
  it('names an option it does not know, and a value that is no number', () => {
    expect(() => readBenchFlags(['--fast'])).toThrow('--fast');
    expect(() => readBenchFlags(['--cases', 'many'])).toThrow('many');
    expect(readBenchFlags(['--quick', '--cases=5'])).toMatchObject({ cases: 5, deadlines: 50, rounds: 1 });
  });

  it('runs to its end, and finds nothing lost and nothing doubled', async () => {
    const folder = temporaryFolder('bench-test');
    const json = join(folder, 'bench.json');
    const { code, output } = await runBench(['--quick', '--volatile', '--json', json]);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    const record = JSON.parse(readFileSync(json, 'utf8')) as BenchRecord & { readonly verdict: Verdict };
    expect(record.verdict).toMatchObject({ lost: 0, doubled: 0 });
    expect(record.deadlines.ours.fates).toEqual({ expected: 50, lost: 0, doubled: 0, strange: 0 });
    expect(record.deadlines.bare.fates).toEqual({ expected: 50, lost: 0, doubled: 0, strange: 0 });
    expect(record.deadlines.ours.mails).toMatchObject({ lost: 0, doubled: 0 });
    // The two paths are comparable only if the twin was woken as often as the case; on a busy machine two wakes may
    // share one batch.
    const { bare, ours } = record.histories;
    expect(Math.abs(bare.activities - ours.activities)).toBeLessThanOrEqual(1);
    // Never how fast: that is the machine's and its neighbours' affair.
    expect(Object.values(record.verdict.ratios).every((ratio) => ratio > 0)).toBe(true);
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);
});

function runBench(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const script = join(projectRoot, 'dist', 'src', 'launcher', 'bench.js');
    const bench = spawn(process.execPath, ['--enable-source-maps', script, ...args], { cwd: projectRoot });
    let output = '';
    for (const stream of [bench.stdout, bench.stderr]) stream.on('data', (chunk) => (output += chunk));
    bench.once('close', (code) => resolve({ code, output }));
  });
}
