import type { DataSource } from 'typeorm';
import { dispatchMails } from './dispatch-mails.js';
import type { Postbox } from './send-mail.js';

const IDLE_MS = 1_000;

/** Runs `dispatchMails` whenever there may be something owed, one run at a time, until stopped. */
export class MailLoop {
  private stopping = false;
  private wake: () => void = () => undefined;
  private awakened = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly source: DataSource,
    private readonly postbox: Postbox,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.done = this.run();
  }

  /** Mails may have become due. */
  poke(): void {
    this.awakened = true;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.poke();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.awakened = false;
      const settled = await dispatchMails(this.source, this.postbox, () => new Date()).catch(
        (fault: unknown) => {
          this.onFault(fault);
          return 0;
        },
      );
      if (settled === 0 && !this.awakened) await this.idle();
    }
  }

  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
