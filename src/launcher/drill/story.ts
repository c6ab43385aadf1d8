import type { ActName } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import type { Role } from '../../domain/access/role.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { DrillEvent, DrillMail } from './drill-driver.js';

export interface StoryLine {
  readonly on: PlainDate;
  /** Wall-clock epoch milliseconds, by which the lines are put in order. */
  readonly at: number;
  readonly kind: 'event' | 'refused' | 'mail' | 'held' | 'failed' | 'note';
  readonly who: string;
  readonly text: string;
}

/** What happened in one play, as it is told afterwards. */
export class Story {
  private readonly found: StoryLine[] = [];
  private readonly broken: string[] = [];
  private lateDays = 0;

  /** What did not go as the scenario says. */
  get failures(): readonly string[] {
    return this.broken;
  }

  /** By how many days the play had fallen behind, before anything went wrong in it. */
  get late(): number {
    return this.lateDays;
  }

  lines(
    timeline: readonly DrillEvent[],
    mails: readonly DrillMail[],
    dateAt: (ms: number) => PlainDate,
  ): readonly StoryLine[] {
    const told: StoryLine[] = [
      ...this.found,
      ...timeline.map(({ on, at, who, words }): StoryLine => ({ on, at, kind: 'event', who, text: words })),
      ...mails.map(({ at, roles, subject }): StoryLine => ({
        on: dateAt(at),
        at,
        kind: 'mail',
        who: roles.map((role) => ROLE_LABELS[role]).join('、') || '（无此岗位）',
        text: subject,
      })),
    ];
    return told.toSorted((one, other) => one.at - other.at);
  }

  note(on: PlainDate, at: number, text: string): void {
    this.found.push({ on, at, kind: 'note', who: '', text });
  }

  held(on: PlainDate, at: number, text: string): void {
    this.found.push({ on, at, kind: 'held', who: '预期', text });
  }

  refused(on: PlainDate, at: number, role: Role, act: ActName, { code, message }: Refusal): void {
    const text = `${actNamed(act).title} 被拒（${code}）：${message}`;
    this.found.push({ on, at, kind: 'refused', who: ROLE_LABELS[role], text });
  }

  failed(on: PlainDate, at: number, step: number, what: string): void {
    this.broken.push(`第 ${step} 步（${on}）${what}`);
    this.found.push({ on, at, kind: 'failed', who: '不符', text: what });
  }

  /** Waiting for something that never comes makes a play late, too; that says nothing about the machine. */
  wasLate(days: number): void {
    if (this.broken.length === 0) this.lateDays = Math.max(this.lateDays, days);
  }
}
