import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { HearingAnswer } from '../../contracts/http-schemas-oversight.js';
import { asSystem } from '../../persistence/principal.js';
import { countyWord, hearing, type CountyWord } from '../../persistence/readers/county-word.js';

const PATIENCE_MS = 5_000;
const LOOK_MS = 100;

/** How many open cases go by what has been published. Telling them is the worker's (ADR 10). */
@Injectable()
export class OpenCasesHearing {
  constructor(private readonly source: DataSource) {}

  of(kind: keyof CountyWord): Promise<HearingAnswer> {
    return asSystem('counting who has heard', async () => {
      const { [kind]: said } = await countyWord(this.source.manager);
      return hearing(this.source.manager, said ? { [kind]: said } : {});
    });
  }

  /** In a small county whoever publishes finds everything told; in a large one they are not kept waiting for it. */
  async soon(kind: keyof CountyWord): Promise<HearingAnswer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const now = await this.of(kind);
      if (now.waiting === 0 || Date.now() > until) return now;
      await sleep(LOOK_MS);
    }
  }
}
