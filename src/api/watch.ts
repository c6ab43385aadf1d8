import type { BeforeApplicationShutdown, Logger, OnApplicationBootstrap } from '@nestjs/common';

/** What is looked at again and again for as long as the application lives, and does not keep it alive. */
export abstract class Watch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected abstract readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly everyMs: number) {}

  onApplicationBootstrap(): void | Promise<void> {
    this.timer = setInterval(() => void this.lookOnce(), this.everyMs);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  protected abstract look(): Promise<unknown>;

  protected async lookOnce(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      // The next look will do; a database that is away is everybody's business already.
      this.logger.warn({ look: 'failed', fault: error instanceof Error ? error.name : null });
    }
  }
}
