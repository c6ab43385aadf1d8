import { setTimeout as sleep } from 'node:timers/promises';

/** Goes round again and again, with a pause between, until stopped. */
export class RoundLoop {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(
    private readonly goRound: (stopping: AbortSignal) => Promise<unknown>,
    private readonly onFault: (fault: unknown) => void,
    private readonly everyMs: number,
  ) {
    this.done = this.run();
  }

  /** The round that is under way is told to end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.goRound(signal).catch(this.onFault);
      await sleep(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
