import type { DataSource } from 'typeorm';
import type { HolderMoved } from '../../contracts/case-messages.js';
import { onlyOne } from '../../persistence/only-one.js';
import { leftDesks, type LeftDesk } from '../../persistence/readers/case-holders.js';
import type { TellCase } from './county-crier.js';
import { LatelyTold } from './lately-told.js';

const PAGE = 200;

/**
 * The duty follows the post (ADR 7): where a case names somebody who has left the desk, it is told who sits there now.
 * Looked up afresh each time, so that it makes no difference whether a post was ended by hand or by its date.
 */
export class HolderMoves {
  private readonly lately = new LatelyTold();

  constructor(
    private readonly source: DataSource,
    private readonly tell: TellCase,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  async goRound(stopping?: AbortSignal): Promise<void> {
    await onlyOne(this.source, 'moving holders', async () => {
      for (let after = ''; !stopping?.aborted;) {
        const page = await leftDesks(this.source.manager, after, PAGE);
        if (!page) return;
        for (const left of page.left) await this.move(left);
        after = page.last;
      }
    });
  }

  private async move({ caseNo, pupil, role, from, to }: LeftDesk): Promise<void> {
    const key = `${caseNo}/${role}`;
    if (!this.lately.mark(key, `${from}>${to}`)) return;
    const moved: HolderMoved = { role, from, to };
    try {
      await this.tell(pupil, 'holderMoved', moved);
    } catch (fault) {
      this.lately.forget(key);
      this.onFault(fault);
    }
  }
}
