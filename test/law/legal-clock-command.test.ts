import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PROGRAM = path.join(process.cwd(), 'src', 'launcher', 'legal-clock.ts');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'America/Los_Angeles' },
  });
  return { status, stdout, stderr };
}
const json = (...args: string[]) => JSON.parse(run(...args, '--json').stdout) as Record<string, unknown>;

describe('npm run legal-clock', () => {
  it('prints the dates of the law as JSON, and nothing beside them', () => {
    const { explanations, ...dates } = json('--served', '2025-09-15', '--demand-served', '2026-03-17');
    expect(dates).toEqual({
      reconsiderationEnds: '2025-11-14',
      litigationEnds: '2026-03-16',
      demandPeriodEnds: '2026-03-31',
      filingOpens: '2026-04-01',
      filingCloses: '2026-06-16',
      safeLastDay: '2026-06-15',
    });
    expect(explanations).toHaveLength(6);
    expect(explanations).toContainEqual(
      expect.objectContaining({ key: 'demandPeriodEnds', article: expect.stringContaining('第六十九条') }),
    );
  });

  it('tells a person at the terminal each date, its article and its arithmetic in Chinese', () => {
    const { status, stdout } = run('--served=2025-09-15', '--demand-served=2026-03-17');
    expect(status).toBe(0);
    expect(stdout).toContain('2026-03-16  起诉期限届满');
    expect(stdout).toContain('当日休息，顺延至 2026-03-16');
    expect(stdout).toContain('《行政强制法》第五十四条');
  });

  it('says that without a demand no first day can be told', () => {
    expect(json('--served', '2025-09-15')).toMatchObject({ demandPeriodEnds: null, filingOpens: null });
    expect(run('--served', '2025-09-15').stdout).toContain('催告书尚未送达');
  });

  it('counts a year when the remedies were not told, and fifteen days after a reconsideration decision', () => {
    expect(json('--served', '2025-03-03', '--remedies-not-told')).toMatchObject({
      litigationEnds: '2026-03-03',
    });
    expect(json('--served', '2025-09-15', '--reconsideration-decided', '2025-12-26')).toMatchObject({
      litigationEnds: '2026-01-12',
    });
  });

  it('warns when the demand was served too late for the window', () => {
    expect(run('--served', '2025-03-03', '--demand-served', '2025-12-01').stdout).toContain(
      '本次责令不能再申请',
    );
  });

  it.each([
    ['a day that does not exist', ['--served', '2025-02-30'], '2025-02-30'],
    ['a date without its option’s value', ['--served', '--json'], '--served'],
    ['no service at all', [], '缺少「--served」'],
    ['an option nobody knows', ['--served', '2025-09-15', '--remedies'], '没有「--remedies」这个选项'],
    ['a stray word', ['--served', '2025-09-15', 'today'], '没有「today」这个选项'],
    ['the same date twice', ['--served', '2025-09-15', '--served', '2025-09-16'], '只能给一次'],
    ['a demand before the order', ['--served', '2025-09-15', '--demand-served', '2025-09-01'], '不能早于'],
    ['a year whose holidays nobody has announced', ['--served', '2031-09-15'], '没有 2031 年的节假日安排'],
    ['a period that runs into such a year', ['--served', '2026-09-15'], '没有 2027 年的节假日安排'],
  ])('refuses %s with exit code 2', (_, args, words) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });
});
