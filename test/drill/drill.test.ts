import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runDrillCommand } from './run-drill-command.js';

describe('npm run drill', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'drill-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const scenarios = (expectation: string) => `
scenarios:
  - name: confirmed-elsewhere
    title: 转学经确认
    opens: 2025-10-15
    steps:
      - day: 1
        act: claimExit
        by: principal
        with: { kind: transfer, toSchool: $receivingSchool, evidence: letter-1 }
        expect: { standing: exit_claimed, mails: [{ to: registrar, subject: 请核实并确认去向 }] }
      - on: today+1
        act: confirmExit
        by: registrar
        with: { evidence: letter-1 }
        refused: receiving_school_confirms
      - act: confirmExit
        by: registrar@receiving
        with: { evidence: new-number-1 }
        expect: ${expectation}
`;
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('plays an outsider’s file on the real stack, tells the story and keeps it as JSON', async () => {
    const file = write('good.yaml', scenarios('{ standing: closed, outcome: transfer }'));
    const json = path.join(folder, 'out.json');
    const { code, output } = await runDrillCommand(
      '--file',
      file,
      '--policy',
      'liujiang',
      '--json',
      json,
      '--day-ms',
      '300',
    );
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/校长：登记去向：转学，待确认/);
    expect(output).toMatch(/⊘ 学籍管理员：确认去向 被拒（receiving_school_confirms）/);
    expect(output).toContain('1 held, 0 failed');
    const record = JSON.parse(readFileSync(json, 'utf8'));
    expect(record).toMatchObject({ ok: true, plays: [{ policy: 'liujiang', failures: [] }] });
    expect(record.plays[0].story.map((line: { kind: string }) => line.kind)).toEqual(
      expect.arrayContaining(['event', 'mail', 'refused', 'held']),
    );
  }, 240_000);

  it('fails with the expectation, the step and the regime named when one does not hold', async () => {
    const file = write('wrong.yaml', scenarios('{ standing: closed, outcome: death }'));
    const { code, output } = await runDrillCommand('--file', file, '--policy', 'tunxi', '--day-ms', '300');
    expect({ code, output }).toMatchObject({ code: 1 });
    expect(output).toContain('✗ confirmed-elsewhere/tunxi');
    expect(output).toMatch(/第 3 步（2025-.*）outcome：应为 death，实为 transfer/);
  }, 300_000);

  it('plays nothing when the file is wrong, and says where', async () => {
    const file = write('broken.yaml', scenarios('{ standng: closed }'));
    const { code, output } = await runDrillCommand('--file', file);
    expect(code).toBe(2);
    expect(output).toContain(`${file} · scenarios.0.steps.2.expect.standng: unknown field ["closed"]`);
    expect(output).not.toContain('starting');
  });
});
