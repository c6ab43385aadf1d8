import { readScenarioFiles } from '../../src/launcher/drill/read-scenarios.js';
import type { Play } from '../../src/launcher/drill/play.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rehearse } from './rehearsal.js';

/** Each of these would be a drill that passes whatever the system does. */
describe('an expectation that does not hold', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'expectations-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const play = (steps: string): Promise<Play> => {
    const file = path.join(folder, 'one.yaml');
    writeFileSync(
      file,
      `scenarios:\n  - name: one\n    title: 一\n    opens: 2025-09-08\n    steps:\n${steps}`,
    );
    const [scenario] = readScenarioFiles([file], ['tunxi']);
    if (!scenario) throw new Error('no scenario');
    return rehearse(scenario, 'tunxi');
  };
  const expecting = async (expectation: string) =>
    (await play(`      - expect: ${expectation}\n`)).story.failures.join('\n');

  it.each([
    ['{ standing: paused }', 'standing：应为 paused，实为 climbing'],
    ['{ rung: alert }', 'rung：应为 alert，实为 teacher_contact'],
    ['{ awaiting: nobody }', 'awaiting：应为 nobody，实为 contact'],
    ['{ awaiting: { role: principal } }', 'awaiting.role：应为 principal，实为 class_teacher'],
    ['{ awaiting: { dueOn: 2025-09-14 } }', 'awaiting.dueOn：应为 2025-09-14，实为 2025-09-15'],
    ['{ awaiting: { dueOn: filingOpens } }', 'filingOpens（现无此日期）'],
    ['{ stuck: true }', 'stuck：应为 true，实为 false'],
    ['{ outcome: retained }', 'outcome：应为 retained，实为 无'],
    ['{ papers: { order: draft } }', 'papers.order：应为 draft，实为 none'],
    ['{ court: filed }', 'court：应为 filed，实为 none'],
    ['{ referrals: { police: open } }', 'referrals.police：应为 open，实为 none'],
    ['{ events: { seen: [CaseClosed] } }', '没有发生 CaseClosed'],
    ['{ events: { never: [CaseOpened] } }', '不应发生的 CaseOpened 发生了'],
    ['{ told: [principal] }', '应依次报告 principal，实为 无'],
    ['{ mails: [{ to: principal }] }', '应至少有 1 封邮件致 principal，实有 0 封'],
    ['{ mails: [{ to: class_teacher, atLeast: 2 }] }', '应至少有 2 封'],
    ['{ mails: [{ subject: 家访, never: true }] }', '不应有「家访」，实有 1 封'],
    ['{ nextEvent: none }', 'nextEvent：应为 none，实为 reminder'],
    ['{ nextEvent: { on: today } }', 'nextEvent.on'],
    ['{ dates: { dueOn: today } }', 'dates.dueOn'],
    ['{ contacts: 1 }', 'contacts：应为 1，实为 0'],
    ['{ under: { tunxi: { stuck: true } } }', 'stuck：应为 true'],
  ])('is told: %s', async (expectation, message) => {
    expect(await expecting(expectation)).toContain(message);
  });

  it('is told for an act that should have been refused, or for another reason, or not at all', async () => {
    const contact = 'act: recordContact, by: class_teacher, with: { means: phone, outcome: refused }';
    const accepted = await play(`      - { ${contact}, refused: wrong_rung }\n`);
    expect(accepted.story.failures.join()).toContain('应被拒（wrong_rung），实为接受');
    const otherwise = await play(`      - { act: sendReport, by: class_teacher, refused: wrong_rung }\n`);
    expect(otherwise.story.failures.join()).toContain('实为被拒（not_your_role）');
    const refused = await play(
      `      - { act: sendReport, by: principal }\n      - expect: { stuck: true }\n`,
    );
    // The scenario ends there: what it expects afterwards would be expected of another case.
    expect(refused.story.failures).toHaveLength(1);
  });

  it('is told for a step before the one above it, and for a date the case does not have', async () => {
    const back = await play(
      '      - { day: 3, expect: { stuck: false } }\n      - { day: 2, expect: { stuck: false } }\n',
    );
    expect(back.story.failures.join()).toContain('但上一步已到');
    const none = await play('      - { on: filingOpens, expect: { stuck: false } }\n');
    expect(none.story.failures.join()).toContain('现在没有对应的日期');
  });
});

describe('fulfil', () => {
  it('persuades what the clock has left unpersuaded, before the order is drawn up', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fulfil-'));
    const file = path.join(folder, 'late.yaml');
    writeFileSync(
      file,
      `scenarios:
  - name: late
    title: 逾期后补劝返
    opens: 2025-09-08
    steps:
      - { day: 60, expect: { rung: township_report, persuasions: 0, stuck: true } }
      - { act: fulfil, until: { awaiting: order_approval }, expect: { papers: { order: draft } } }
`,
    );
    const [scenario] = readScenarioFiles([file], ['liujiang', 'jidong']);
    rmSync(folder, { recursive: true, force: true });
    if (!scenario) throw new Error('no scenario');
    for (const policy of ['liujiang', 'jidong'])
      expect((await rehearse(scenario, policy)).story.failures).toEqual([]);
  });
});
