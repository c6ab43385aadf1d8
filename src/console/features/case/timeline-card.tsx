import type { AttachmentAnswer } from '../../../contracts/http-schemas-attachments.js';
import type { Timeline } from '../../../contracts/http-schemas-answers.js';
import { useAttachments } from '../../api/attachments.js';
import { opens, useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { AttachmentRow } from './attachments/attachment-row.js';
import { TimelineEntry } from './timeline-entry.js';
import { UploadBar } from './attachments/upload-bar.js';

interface Props {
  readonly caseNo: string;
  readonly entries: Timeline['entries'];
  readonly today: string;
  readonly failure: unknown;
  /** A closed case takes nothing more. */
  readonly closed: boolean;
}

type Entry = Timeline['entries'][number];

/** What happened and what was filed, the latest first; what was written, and apart from it what the child said. */
export function TimelineCard({ caseNo, entries, today, failure, closed }: Props) {
  const session = useSignedIn();
  const found = useAttachments(caseNo, opens(session, 'GET /cases/:caseNo/attachments'));
  const papers = (found.data?.attachments ?? []).filter(({ kind }) => kind !== 'child_voice');
  return (
    <section className="card" aria-label="办理经过">
      <h2>办理经过</h2>
      {!closed && <UploadBar caseNo={caseNo} />}
      {failure !== null && entries.length === 0 && <Failure error={failure} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      <ol className="timeline">
        {latestFirst(entries, papers).map((each) =>
          'seq' in each ? (
            <TimelineEntry key={each.seq} entry={each} today={today} />
          ) : (
            <li key={each.id} className="filed">
              <AttachmentRow attachment={each} today={today} />
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function latestFirst(
  entries: readonly Entry[],
  papers: readonly AttachmentAnswer[],
): readonly (Entry | AttachmentAnswer)[] {
  const at = (each: Entry | AttachmentAnswer) => ('seq' in each ? each.at : each.addedAt);
  // Events of one moment keep their order: the sort is stable.
  // A trial's clock is turned often; that it was, one line says.
  const turned = entries.findLast(({ type }) => type === 'ClockSet');
  const told = entries.filter((each) => each.type !== 'ClockSet' || each === turned);
  return [...told.toReversed(), ...papers.toReversed()].sort((one, other) =>
    at(other).localeCompare(at(one)),
  );
}
