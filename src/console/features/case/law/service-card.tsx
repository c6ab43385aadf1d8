import { isFull } from '../../../../domain/ladder/procedure.js';
import { unserved } from '../../../../domain/ladder/acts/service-acts.js';
import type { AvailableAction } from '../../../../domain/ladder/available-actions.js';
import type { Paper } from '../../../../domain/ladder/case-state.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { paperPhase } from '../../../../domain/ladder/paper-phase.js';
import { PAPER_KINDS, type PaperKind } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { Term } from '../../../ui/term.js';
import { ServiceRow } from './service-row.js';

interface Props {
  readonly view: ShownCase;
  readonly today: string;
  readonly offered: readonly AvailableAction[];
  readonly onOpen: (act: string, chosen: Readonly<Record<string, string>>) => void;
}

/** What the day of service sets going; the day itself is not counted. */
const CLOCKS: Readonly<Record<PaperKind, string>> = {
  order: '改正期限、复议六十日、起诉六个月',
  notice: '告知的履行期限',
  demand: '催告的十个工作日',
  request: '',
  penalty_notice: '陈述申辩期限',
  penalty_decision: '履行、复议和起诉期限',
};

/** Every paper that goes to somebody's door, guardian by guardian: how it was served, what is missing, what it starts. */
export function ServiceCard({ view, today, offered, onOpen }: Props) {
  const papers = view.papers.filter(
    ({ status, kind }) => kind !== 'request' && (status === 'approved' || status === 'served'),
  );
  if (papers.length === 0) return null;
  return (
    <section className="card services" aria-label="送达">
      <h2>
        <Term name="送达">送达</Term>
      </h2>
      {papers.toReversed().map((paper) => (
        <section key={paper.id} aria-label={`送达${PAPER_KINDS[paper.kind]}`}>
          <h3>
            {PAPER_KINDS[paper.kind]}{' '}
            <span className={`pill ${paper.status === 'served' ? 'done' : 'soon'}`}>
              {paperPhase(paper, isFull(view))}
            </span>
          </h3>
          <ul>
            {(paper.addressees ?? [null]).map((addressee) => (
              <ServiceRow
                key={addressee ?? 'party'}
                paper={paper}
                addressee={addressee}
                today={today}
                offered={offered}
                onOpen={onOpen}
              />
            ))}
          </ul>
          <p className="muted">{clockWords(paper)}</p>
        </section>
      ))}
    </section>
  );
}

function clockWords(paper: Paper): string {
  const clock = CLOCKS[paper.kind];
  if (paper.servedOn) return `${clock}自${datesInWords(paper.servedOn)}的次日起算。`;
  return unserved(paper).length > 1
    ? `向每名监护人分别送达；${clock}自最后一名送达的次日起算。`
    : `${clock}自送达的次日起算；没有有效送达，期限不开始。`;
}
