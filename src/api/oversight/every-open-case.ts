import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SIGNALS } from '../../contracts/case-messages.js';
import { childrenWithOpenCase } from '../../persistence/readers/cases-ledger.js';
import { asSystem } from '../../persistence/principal.js';
import { CaseGateway } from '../cases/case-gateway.js';

/** How many signals are on their way at once: enough to be quick, few enough to leave the engine to others. */
const AT_ONCE = 16;

export interface Told {
  readonly told: number;
  /** Closed between the question who is open and the signal. */
  readonly gone: number;
  /** Not reached; the same request again reaches them. */
  readonly failed: number;
}

/** Tells all open cases what has changed for the whole county. */
@Injectable()
export class EveryOpenCase {
  constructor(
    private readonly source: DataSource,
    private readonly gateway: CaseGateway,
  ) {}

  async tell(signal: keyof typeof SIGNALS, message: object): Promise<Told> {
    const waiting = await asSystem('telling every open case', async () => [
      ...(await childrenWithOpenCase(this.source.manager)),
    ]);
    const result = { told: 0, gone: 0, failed: 0 };
    const work = async () => {
      for (let pupil = waiting.pop(); pupil !== undefined; pupil = waiting.pop()) {
        try {
          if (await this.gateway.tell(pupil, signal, message)) result.told += 1;
          else result.gone += 1;
        } catch {
          result.failed += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return result;
  }
}
