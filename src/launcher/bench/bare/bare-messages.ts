/** The barest workflow of a case's shape: what its client, its worker and itself must agree on. */
export const BARE_QUEUE = 'bench-bare';
export const BARE_WORKFLOW = 'bareWaiting';
export const BARE_OPENED = 'opened';
export const BARE_STEP = 'step';

export interface BareInput {
  /** Wall-clock epoch milliseconds of the first timer. */
  readonly wakeMs: number;
  /** Milliseconds from each firing to the next; after the last the timer is set for a year. */
  readonly thenAfterMs: readonly number[];
  /** What the one activity does: a row in PostgreSQL, or nothing at all. */
  readonly activity: BareActivity;
}

export interface BareStep {
  /** Null leaves the timer as it is, as an act does that moves no deadline. */
  readonly wakeMs: number | null;
}

export type BareActivity = keyof BareActivities;

export type BareActivities = {
  note(kind: 'opened' | 'step' | 'woke', atMs: number): Promise<void>;
  nothing(): Promise<void>;
};
