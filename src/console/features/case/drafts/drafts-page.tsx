import { Link, useSearchParams } from 'react-router';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { DRAFT_BOXES, useInbox } from '../../../api/inbox.js';
import { shortDate } from '../../../ui/date-words.js';
import { Failure } from '../../../ui/failure.js';
import { Loading } from '../../../ui/loading.js';
import { Nothing, PageFrame } from '../../../ui/page.js';
import '../case.css';
import { DraftDesk } from './draft-desk.js';
import './drafts.css';

/** The drafts that wait for this desk: read here, and approved, reviewed or sent back here, one after the other. */
export function Page() {
  const inbox = useInbox();
  const [search] = useSearchParams();
  const today = inbox.data?.today ?? '';
  const boxes = (inbox.data?.boxes ?? []).filter(({ box }) => DRAFT_BOXES.includes(box));
  // A case whose draft may be both reviewed and approved here is one piece of work.
  const waiting = [
    ...new Map(boxes.flatMap(({ entries }) => entries).map((each) => [each.caseNo, each])).values(),
  ];
  const chosen = waiting.find(({ caseNo }) => caseNo === search.get('case')) ?? waiting[0];
  return (
    <PageFrame
      title="待审文书"
      about="拟制的文书逐件读、逐件批：可以批准，也可以写明理由退回。拟制人和修改人不审核、不批准自己的文书。"
    >
      {inbox.error && <Failure error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.isPending && <Loading what="待审文书" />}
      {inbox.data && waiting.length === 0 && (
        <Nothing title="没有等您审核、批准的拟稿">
          有新的拟稿会出现在这里，并发邮件通知。<Link to="/inbox">看看收件箱的其他来件</Link>
        </Nothing>
      )}
      {chosen && (
        <div className="drafts">
          {waiting.length > 1 && (
            <nav aria-label="待审的拟稿">
              <ol>
                {waiting.map(({ caseNo, child, words, dueOn, overdue }) => (
                  <li key={caseNo}>
                    <Link
                      to={`/drafts?case=${caseNo}`}
                      replace
                      {...(caseNo === chosen.caseNo ? { 'aria-current': 'true' as const } : {})}
                    >
                      <strong>{child.name}</strong>
                      <small>{datesInWords(words)}</small>
                      {dueOn && (
                        <small className={overdue ? 'late' : 'muted'}>
                          {shortDate(dueOn, today)}
                          {overdue ? '已逾期' : '前'}
                        </small>
                      )}
                    </Link>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <DraftDesk key={chosen.caseNo} caseNo={chosen.caseNo} words={chosen.words} />
        </div>
      )}
    </PageFrame>
  );
}
