import { Button } from 'antd';
import { Link } from 'react-router';
import type { Inbox } from '../../../contracts/http-schemas-inbox.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';
import { DRAFT_BOXES, useInbox } from '../../api/inbox.js';
import { useSecondPerson } from '../../api/second-person.js';
import { opens, useSignedIn } from '../../api/session.js';
import { shortDate } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { Confirmations } from './confirmations.js';

type Box = Inbox['boxes'][number];

/** Everything others put before this desk. One opens, reads and decides each: a signature is no bulk act. */
export function Page() {
  const session = useSignedIn();
  const inbox = useInbox();
  const requests = useSecondPerson(opens(session, 'GET /second-person')).data?.requests ?? [];
  const waiting = requests.filter(({ state }) => state === 'waiting');
  const boxes = inbox.data?.boxes ?? [];
  const full = boxes.filter(({ count }) => count > 0);
  const today = inbox.data?.today ?? '';
  return (
    <PageFrame
      title="收件箱"
      about="等您审批、决定、答复的，退回给您的，和您还没有看过的答复。逐件打开，核对后办理。"
    >
      {inbox.error && <Failure error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.isPending && <Loading what="收件箱" />}
      {inbox.data && full.length + waiting.length === 0 && (
        <Nothing title="没有等您处理的来件">
          {boxes.length > 0
            ? `${boxes.map(({ label }) => label).join('、')}会出现在这里，并发邮件通知。`
            : '须由您复核的申请会出现在这里。'}
        </Nothing>
      )}
      <Confirmations
        title="等您复核（须两人办理）"
        requests={waiting.filter(({ mayConfirm }) => mayConfirm)}
      />
      {full.map((box) => (
        <section key={box.box} className="group" id={box.box} aria-label={box.label}>
          <h2>
            {box.label} <span className="count">{box.count > box.entries.length ? '100+' : box.count}</span>
          </h2>
          <ul className="rows">
            {box.entries.map((entry) => (
              <li key={entry.caseNo}>
                <Entry box={box} entry={entry} today={today} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Confirmations
        title="您提出的，等他人复核"
        requests={waiting.filter(({ mayWithdraw, mayConfirm }) => mayWithdraw && !mayConfirm)}
      />
    </PageFrame>
  );
}

/** What the button leads to: the draft or the case for whatever must be read first, the form for what is only answered. */
const WAYS: Readonly<Record<Box['box'], string>> = {
  reviews: '核对',
  approvals: '核对',
  holds: '核对',
  arrangements: '核对',
  reports: '签收',
  requests: '答复',
  returned: '修改',
  replies: '查看',
};

/** Where a form is all it takes. */
const FORM_BOXES: readonly Box['box'][] = ['requests', 'reports'];

function Entry({
  box,
  entry,
  today,
}: {
  readonly box: Box;
  readonly entry: Box['entries'][number];
  readonly today: string;
}) {
  const { caseNo, child, school, words, act, dueOn, overdue } = entry;
  const way = WAYS[box.box];
  return (
    <div className={`row ${overdue ? 'is-late' : ''}`}>
      <div>
        <Link className="name" to={`/cases/${caseNo}`}>
          {child.name}
        </Link>
        <small>{school}</small>
        <small>{caseNo}</small>
      </div>
      <div>{datesInWords(words)}</div>
      <div className="row-due">
        {dueOn && (
          <span className={overdue ? 'pill late' : 'muted'}>
            {shortDate(dueOn, today)}
            {overdue ? '已逾期' : '前'}
          </span>
        )}
      </div>
      <div>
        <Button
          type={act === null ? 'default' : 'primary'}
          href={
            DRAFT_BOXES.includes(box.box)
              ? `#/drafts?case=${caseNo}`
              : `#/cases/${caseNo}${FORM_BOXES.includes(box.box) ? `?act=${act}` : ''}`
          }
          aria-label={`${way} ${child.name}`}
        >
          {way}
        </Button>
      </div>
    </div>
  );
}
