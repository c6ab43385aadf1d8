import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import {
  BARE_OPENED,
  BARE_STEP,
  type BareActivities,
  type BareInput,
  type BareStep,
} from './bare-messages.js';

const YEAR_MS = 365 * 86_400_000;
const { note, nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

/**
 * As much Temporal as a case needs and nothing else: one timer that an update may move, one activity for each time it
 * wakes. No rules, no search attributes, no encryption, and the caller hears only when the activity is done.
 */
export async function bareWaiting({ wakeMs: first, thenAfterMs, activity }: BareInput): Promise<void> {
  const act = (kind: 'opened' | 'step' | 'woke') =>
    activity === 'note' ? note(kind, Date.now()) : nothing();
  const later = [...thenAfterMs];
  let wakeMs = first;
  let moved = false;
  let opened = false;
  setHandler(defineUpdate<void>(BARE_OPENED), () => condition(() => opened));
  setHandler(defineUpdate<void, [BareStep]>(BARE_STEP), async (step) => {
    if (step.wakeMs !== null) {
      wakeMs = step.wakeMs;
      moved = true;
    }
    await act('step');
  });

  void act('opened').then(() => {
    opened = true;
  });
  for (;;) {
    moved = false;
    if (await condition(() => moved, Math.max(1, wakeMs - Date.now()))) continue;
    wakeMs = Date.now() + (later.shift() ?? YEAR_MS);
    await act('woke');
  }
}
