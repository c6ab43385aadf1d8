import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnauditedAct } from '../../contracts/audit-answers.js';
import { asSystem } from '../../persistence/principal.js';
import { unauditedActs } from '../../persistence/readers/audit-acts.js';
import { Watch } from '../watch.js';

const LOOK_EVERY_MS = 10 * 60_000;
/** If there were more, their number would be the least of it. */
const MOST = 100;

/** Compares journal and audit. What it finds the log says every ten minutes, and the audit's first page every time. */
@Injectable()
export class UnauditedWatch extends Watch {
  protected readonly logger = new Logger('audit');

  constructor(private readonly source: DataSource) {
    super(LOOK_EVERY_MS);
  }

  found(): Promise<readonly UnauditedAct[]> {
    return asSystem('comparing journal and audit', () => unauditedActs(this.source.manager, MOST));
  }

  protected async look(): Promise<void> {
    const acts = await this.found();
    if (acts.length > 0) this.logger.error({ unauditedActs: acts.length, first: acts[0]?.act });
  }
}
