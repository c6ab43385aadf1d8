import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { choosePlays } from '../../src/launcher/drill/choose-plays.js';
import { calendarFor } from '../../src/launcher/drill/drill-calendar.js';
import { readDrillFlags } from '../../src/launcher/drill/drill-flags.js';
import { DrillProblems } from '../../src/launcher/drill/drill-problem.js';
import { readScenarioFiles, shippedScenarios } from '../../src/launcher/drill/read-scenarios.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';

const POLICIES = ['default', 'tunxi'];

describe('a file of scenarios', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'scenarios-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (text: string) => {
    const file = path.join(folder, 'mine.yaml');
    writeFileSync(file, text);
    return file;
  };
  const mistakesIn = (text: string): string => {
    try {
      readScenarioFiles([write(text)], POLICIES);
      return '';
    } catch (error) {
      if (error instanceof DrillProblems) return error.message;
      throw error;
    }
  };
  const scenario = (steps: string, more = '') =>
    `scenarios:\n  - name: mine\n    title: 我的\n    opens: 2025-09-08\n${more}    steps:\n${steps}`;
  const step = (text: string, more?: string) => mistakesIn(scenario(`      - ${text}\n`, more));

  it('is read with what it leaves out filled in', () => {
    const [read] = readScenarioFiles([write(scenario('      - expect: { stuck: false }\n'))], POLICIES);
    expect(read).toMatchObject({ policies: 'all', origin: 'teacher_report', government: 'township' });
  });

  it('names file, path and value of every mistake at once', () => {
    const found = mistakesIn(
      scenario(
        '      - { act: recordContct, by: class_teacher }\n      - { day: soon, expect: { rung: top } }\n',
      ),
    );
    expect(found).toContain('mine.yaml · scenarios.0.steps.0.act');
    expect(found).toContain('["recordContct"]');
    expect(found).toContain('scenarios.0.steps.1.day');
    expect(found).toContain('["soon"]');
    expect(found).toContain('scenarios.0.steps.1.expect.rung');
  });

  it.each([
    [
      'a misspelt field of a step',
      '{ act: fulfil, untill: { rung: alert } }',
      'steps.0.untill: unknown field',
    ],
    ['a misspelt expectation', 'expect: { stuk: true }', 'steps.0.expect.stuk: unknown field'],
    ['a misspelt detail of what is awaited', 'expect: { awaiting: { wat: contact } }', 'awaiting.wat'],
    ['an unknown event', 'expect: { events: { seen: [Vanished] } }', 'steps.0.expect.events.seen.0'],
    ['an unknown role', '{ act: confirmAlert, by: headmaster }', 'steps.0.by'],
    ['an unknown department', '{ act: resume, by: department_officer@navy }', 'steps.0.by'],
    [
      'an input the act does not have',
      '{ act: recordContact, by: class_teacher, with: { colour: red } }',
      'with.colour: unknown field; recordContact has means, outcome, reason, nextOn',
    ],
    [
      'a date that is none',
      '{ act: reportReturn, by: principal, with: { returnedOn: yesterday } }',
      'with.returnedOn',
    ],
    ['a date that does not exist', '{ on: 2025-02-30, expect: { stuck: true } }', 'steps.0.on'],
    ['two dates', '{ day: 1, on: dueOn, expect: { stuck: true } }', 'give one of them'],
    ['an act nobody does', '{ act: escalate }', 'by: missing; is missing: who acts?'],
    ['an input for fulfil', '{ act: fulfil, with: { approve: true } }', 'fulfil chooses it by itself'],
    ['a step that does nothing', '{ day: 3 }', 'does nothing'],
    ['an unknown regime', 'expect: { under: { atlantis: { stuck: true } } }', 'no such policy'],
  ])('refuses %s', (_what, text, message) => {
    expect(step(text)).toContain(message);
  });

  it('refuses a regime it is not written for, an absence after the opening, and a name used twice', () => {
    expect(step('expect: { stuck: true }', '    policies: [atlantis]\n')).toContain(
      'known are default, tunxi',
    );
    expect(step('expect: { stuck: true }', '    absentSince: 2025-09-09\n')).toContain(
      'must not lie after opens',
    );
    const file = write(scenario('      - expect: { stuck: false }\n'));
    expect(() => readScenarioFiles([file, file], POLICIES)).toThrow('is used twice');
  });

  it('refuses what is no YAML, no list of scenarios, or not there', () => {
    expect(mistakesIn('scenarios: [')).toContain('mine.yaml');
    expect(mistakesIn('just words')).toContain('mine.yaml');
    expect(mistakesIn('scenarios: []')).toContain('scenarios');
    expect(() => readScenarioFiles([path.join(folder, 'none.yaml')], POLICIES)).toThrow(
      'cannot be read (ENOENT)',
    );
  });
});

describe('what a drill is asked for', () => {
  const known = ['bayannur', 'default', 'guling', 'jidong', 'liujiang', 'tunxi'];
  const flags = (...args: string[]) => readDrillFlags(args);

  it('is every scenario under the default policy unless said otherwise', () => {
    expect(flags()).toMatchObject({ policy: 'default', scenario: 'all', msPerDay: 1_000 });
    expect(
      flags('--policy=all', '--scenario', 'relapse', '--day-ms', '300', '--json=out.json'),
    ).toMatchObject({
      policy: 'all',
      scenario: 'relapse',
      msPerDay: 300,
      json: 'out.json',
    });
  });

  it.each([
    [['--polcy', 'all'], 'unknown; known are --policy'],
    [['--policy'], 'needs a value'],
    [['--policy', '--scenario', 'all'], 'needs a value'],
    [['--policy', 'all', '--policy', 'all'], 'given twice'],
    [['--day-ms', 'fast'], 'must be whole milliseconds'],
    [['--day-ms', '5'], 'must be whole milliseconds'],
  ])('refuses %j', (args, message) => {
    expect(() => flags(...args)).toThrow(message);
  });

  it('plays each scenario under the regimes it is written for', () => {
    expect(choosePlays(flags('--policy', 'all'), known)).toHaveLength(shippedScenarios(known).length * 6);
    expect(choosePlays(flags('--policy', 'jidong', '--scenario', 'relapse'), known)).toHaveLength(1);
    expect(() => choosePlays(flags('--policy', 'atlantis'), known)).toThrow('known are all, bayannur');
    expect(() => choosePlays(flags('--scenario', 'none'), known)).toThrow('returned-after-first-call');
  });

  it('has a calendar of its own years, and none for a year nobody has entered', () => {
    expect(calendarFor([plainDate('2025-09-01')]).coveredYears).toEqual([2025, 2026]);
    expect(() => calendarFor([plainDate('2041-09-01')])).toThrow('2041');
  });
});
