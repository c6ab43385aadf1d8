import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asSystem } from '../../persistence/principal.js';
import { unauditedActs, type UnauditedAct } from '../../persistence/readers/audit-acts.js';

const LOOK_EVERY_MS = 10 * 60_000;
/** If there were more, their number would be the least of it. */
const MOST = 100;

/** Compares journal and audit. What it finds the log says every ten minutes, and the audit's first page every time. */
@Injectable()
export class UnauditedWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('audit');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  found(): Promise<readonly UnauditedAct[]> {
    return asSystem('comparing journal and audit', () => unauditedActs(this.source.manager, MOST));
  }

  private async look(): Promise<void> {
    const acts = await this.found().catch(() => []);
    if (acts.length > 0) this.logger.error({ unauditedActs: acts.length, first: acts[0]?.act });
  }
}
