import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RollTaken } from '../../contracts/http-schemas-indicators.js';
import { periodOn, termPeriods } from '../../domain/indicators/term-periods.js';
import { refusal } from '../../domain/refusal.js';
import { asSystem } from '../../persistence/principal.js';
import { takeRoll } from '../../persistence/readers/school-roll.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { Watch } from '../watch.js';

/** A drill's term may begin within minutes; asking costs one small query. */
const LOOK_EVERY_MS = 60_000;

/** Puts down how many children are in the register when a term begins: tomorrow the register will not know any more. */
@Injectable()
export class RollKeeper extends Watch {
  protected readonly logger = new Logger('roll');

  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {
    super(LOOK_EVERY_MS);
  }

  override async onApplicationBootstrap(): Promise<void> {
    await this.lookOnce();
    await super.onApplicationBootstrap();
  }

  /** The register of the beginning was not complete: what it says now takes its place, with today's date. */
  async takeAnew(): Promise<RollTaken> {
    const taken = await this.take(true);
    if (taken) return taken;
    throw new ProblemException(409, refusal('no_term', '今天不在校历的任何学期内，没有可留存的期初人数。'));
  }

  protected look(): Promise<unknown> {
    return this.take(false);
  }

  private async take(anew: boolean): Promise<RollTaken | undefined> {
    const today = await this.settings.today();
    const term = periodOn(termPeriods((await this.settings.calendar(today)).terms), today);
    if (!term) return undefined;
    const pupils = await asSystem('taking the roll', () =>
      auditedTransaction(this.source, (manager) => takeRoll(manager, term.from, today, anew)),
    );
    return { term: term.name, pupils: pupils ?? 0, takenOn: today };
  }
}
