import { writeFileSync } from 'node:fs';
import type { CaseClock } from '../../domain/calendar/case-clock.js';
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

/** Scenario × regime, and below it why what failed has failed. */
export function table(plays: readonly Play[]): string {
  const policies = [...new Set(plays.map(({ policy }) => policy.id))];
  const scenarios = [...new Set(plays.map(({ scenario }) => scenario.name))];
  const wide = Math.max(...scenarios.map((name) => name.length), 8);
  const cell = (scenario: string, policy: string) => {
    const play = plays.find((each) => each.scenario.name === scenario && each.policy.id === policy);
    return (play ? (play.ok ? '✓' : '✗') : '–').padEnd(policy.length + 2);
  };
  const rows = scenarios.map(
    (scenario) => `${scenario.padEnd(wide)}  ${policies.map((policy) => cell(scenario, policy)).join('')}`,
  );
  const failed = plays.filter(({ ok }) => !ok);
  return [
    '',
    `${''.padEnd(wide)}  ${policies.map((policy) => policy.padEnd(policy.length + 2)).join('')}`,
    ...rows,
    '',
    ...failed.flatMap((play) => [
      `✗ ${nameOf(play)}`,
      ...play.story.failures.map((failure) => `    ${failure}`),
      ...lateHint(play),
    ]),
    `${plays.length - failed.length} held, ${failed.length} failed`,
  ].join('\n');
}

/** A play that could not keep pace says little about the system. */
function lateHint({ story }: Play): readonly string[] {
  return story.late > 0 ? [`    有办理比预定晚了 ${story.late} 日：机器跟不上，请加大 --day-ms 再试`] : [];
}

export interface DrillRecord {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly clock: CaseClock;
  readonly plays: readonly Play[];
  readonly stories: ReadonlyMap<Play, readonly StoryLine[]>;
}

export function writeJson(file: string, { plays, stories, ...rest }: DrillRecord): void {
  const told = plays.map((play) => ({
    scenario: play.scenario.name,
    title: play.scenario.title,
    policy: play.policy.id,
    policyVersion: play.policy.version,
    policyHash: play.policy.hash,
    caseNo: play.caseNo ?? null,
    ok: play.ok,
    failures: play.story.failures,
    daysLate: play.story.late,
    story: stories.get(play) ?? [],
  }));
  writeFileSync(
    file,
    `${JSON.stringify({ ...rest, ok: plays.every(({ ok }) => ok), plays: told }, null, 2)}\n`,
  );
}
