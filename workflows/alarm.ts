import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer that is only replaced when the moment it stands for changes: an act that moves no deadline costs no timer
 * events. The summary is what an operator reads beside the timer in the Temporal UI.
 */
export class Alarm {
  private wakeMs: number | null = null;
  private scope: CancellationScope | undefined;
  private ringing = false;

  get rang(): boolean {
    return this.ringing;
  }

  /** @param wakeMs wall-clock epoch milliseconds, or null for no alarm; a past moment rings at once. */
  setFor(wakeMs: number | null, summary: string): void {
    this.ringing = false;
    if (wakeMs === this.wakeMs && this.scope) return;
    this.scope?.cancel();
    this.scope = undefined;
    this.wakeMs = wakeMs;
    if (wakeMs === null) return;
    const scope = new CancellationScope({ cancellable: true });
    this.scope = scope;
    void scope
      .run(async () => {
        await sleep(Math.max(1, wakeMs - Date.now()), { summary });
        this.scope = undefined;
        this.ringing = true;
      })
      .catch((fault: unknown) => {
        if (!isCancellation(fault)) throw fault;
      });
  }

  cancel(): void {
    this.setFor(null, '');
  }
}
