import { writeFileSync } from 'node:fs';
import type { Play } from './play.js';
import type { StoryLine } from './story.js';

/** What people read of a drill: each play's story, then one table. */

const SIGNS: Readonly<Record<StoryLine['kind'], string>> = {
  event: '·',
  refused: '⊘',
  mail: '✉',
  held: '✓',
  failed: '✗',
  note: '#',
};

export function nameOf({ scenario, policy }: Pick<Play, 'scenario' | 'policy'>): string {
  return `${scenario.name}/${policy.id}`;
}

export function storyText({ on, kind, who, text }: StoryLine): string {
  return `${on}  ${SIGNS[kind]} ${who === '' ? '' : `${who}：`}${text}`;
}

export function storyBlock(play: Play, lines: readonly StoryLine[]): string {
  const { scenario, policy } = play;
  const head = `── ${scenario.title} · ${policy.title} · ${nameOf(play)} · ${play.caseNo ?? '未立案'} ──`;
  return ['', head, ...lines.map(storyText), `${play.ok ? '✓' : '✗'} ${nameOf(play)}`].join('\n');
}

export interface PlayedPlay {
  readonly play: Play;
  readonly lines: readonly StoryLine[];
  /** The last is the one that counts; those before it were played while the machine could not keep pace. */
  readonly tries: readonly { readonly msPerDay: number; readonly failures: readonly string[] }[];
}

export interface DrillRecord {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly plays: readonly PlayedPlay[];
}

export function allHeld({ plays }: DrillRecord): boolean {
  return plays.every(({ play }) => play.ok);
}

/** Scenario × regime, and below it why what failed has failed. */
export function table({ plays }: DrillRecord): string {
  const policies = [...new Set(plays.map(({ play }) => play.policy.id))];
  const scenarios = [...new Set(plays.map(({ play }) => play.scenario.name))];
  const wide = Math.max(...scenarios.map((name) => name.length), 8);
  const cell = (scenario: string, policy: string) => {
    const found = plays.find(({ play }) => play.scenario.name === scenario && play.policy.id === policy);
    return (found ? (found.play.ok ? '✓' : '✗') : '–').padEnd(policy.length + 2);
  };
  const rows = scenarios.map(
    (scenario) => `${scenario.padEnd(wide)}  ${policies.map((policy) => cell(scenario, policy)).join('')}`,
  );
  const failed = plays.filter(({ play }) => !play.ok);
  const again = plays.filter(({ tries }) => tries.length > 1);
  return [
    '',
    `${''.padEnd(wide)}  ${policies.map((policy) => policy.padEnd(policy.length + 2)).join('')}`,
    ...rows,
    '',
    ...failed.flatMap(({ play }) => [
      `✗ ${nameOf(play)}`,
      ...play.story.failures.map((failure) => `    ${failure}`),
      ...lateHint(play),
    ]),
    ...again.map(
      ({ play, tries }) =>
        `↻ ${nameOf(play)}：机器跟不上，重演 ${tries.length - 1} 次（每日 ${tries.at(-1)?.msPerDay} ms）`,
    ),
    `${plays.length - failed.length} held, ${failed.length} failed`,
  ].join('\n');
}

function lateHint({ story }: Play): readonly string[] {
  return story.late > 0 ? [`    办理曾比预定晚 ${story.late} 日：机器跟不上，请加大 --day-ms 再试`] : [];
}

export function writeJson(file: string, record: DrillRecord): void {
  const plays = record.plays.map(({ play, lines, tries }) => ({
    scenario: play.scenario.name,
    title: play.scenario.title,
    policy: play.policy.id,
    policyVersion: play.policy.version,
    policyHash: play.policy.hash,
    caseNo: play.caseNo ?? null,
    ok: play.ok,
    failures: play.story.failures,
    daysLate: play.story.late,
    tries,
    story: lines,
  }));
  const { startedAt, durationMs } = record;
  writeFileSync(file, `${JSON.stringify({ startedAt, durationMs, ok: allHeld(record), plays }, null, 2)}\n`);
}
