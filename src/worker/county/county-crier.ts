import type { DataSource } from 'typeorm';
import { SIGNALS, type CalendarPublished, type ClockSet } from '../../contracts/case-messages.js';
import {
  casesToTell,
  countyWord,
  type CaseToTell,
  type CountyWord,
} from '../../persistence/readers/county-word.js';
import { onlyOne } from '../../persistence/only-one.js';
import { LatelyTold } from './lately-told.js';

/** @returns whether a case was there to hear it. */
export type TellCase = (pupil: string, signal: keyof typeof SIGNALS, message: object) => Promise<boolean>;

const PAGE = 200;
/** How many signals are on their way at once: enough to be quick, few enough to leave the engine to people. */
const AT_ONCE = 12;

/**
 * Tells open cases what they do not go by yet, until there are none (ADR 10). Nothing is remembered that would be lost
 * with this process: whoever comes next reads from the ledger who has not heard. One process at a time does it.
 */
export class CountyCrier {
  private readonly lately = new LatelyTold();

  constructor(
    private readonly source: DataSource,
    private readonly tell: TellCase,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  /** Once through the cases that have not heard. @returns how many were told. */
  async goRound(stopping?: AbortSignal): Promise<number> {
    const word = await countyWord(this.source.manager);
    // Nearly always nobody waits, and then nobody needs to be kept from telling.
    if ((await casesToTell(this.source.manager, word, '', 1)).length === 0) {
      this.lately.clear();
      return 0;
    }
    return (await onlyOne(this.source, 'telling open cases', () => this.tellAll(word, stopping))) ?? 0;
  }

  private async tellAll(word: CountyWord, stopping: AbortSignal | undefined): Promise<number> {
    let all = 0;
    let after = '';
    for (;;) {
      const page = await casesToTell(this.source.manager, word, after, PAGE);
      const last = page.at(-1);
      if (!last) return all;
      after = last.caseNo;
      const { told, failed } = await this.tellPage(word, page, stopping);
      all += told;
      // Nobody could be reached: the engine is away, and every further case would only wait for it in turn.
      if (stopping?.aborted || failed === page.length) return all;
    }
  }

  private async tellPage(word: CountyWord, page: readonly CaseToTell[], stopping: AbortSignal | undefined) {
    const waiting = page.values();
    const counts = { told: 0, waits: 0, failed: 0 };
    const cry = async () => {
      for (const one of waiting) {
        if (stopping?.aborted) return;
        counts[await this.tellOne(word, one)] += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, cry));
    return counts;
  }

  private async tellOne(
    { calendar, clock }: CountyWord,
    one: CaseToTell,
  ): Promise<'told' | 'waits' | 'failed'> {
    const what = `${one.calendar ? calendar?.version : ''}|${one.clock ? JSON.stringify(clock) : ''}`;
    if (!this.lately.mark(one.caseNo, what)) return 'waits';
    try {
      const unlessKnown = one.known;
      if (one.calendar && calendar) {
        const published: CalendarPublished = { calendar, unlessKnown };
        await this.tell(one.pupil, 'calendarPublished', published);
      }
      if (one.clock && clock) {
        const set: ClockSet = { clock, unlessKnown };
        await this.tell(one.pupil, 'clockSet', set);
      }
      return 'told';
    } catch (fault) {
      // One that cannot be reached must not keep the word from the others.
      this.lately.forget(one.caseNo);
      this.onFault(fault);
      return 'failed';
    }
  }
}
