import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseItem } from '../../contracts/http-schemas-answers.js';
import { classWords } from './class-words.js';
import { distance, shortDate } from './date-words.js';
import { stageWords } from './stage-words.js';
import { StandingPill } from './standing-pill.js';

interface Props {
  readonly items: readonly CaseItem[];
  readonly today: string;
  /** What one may do from the row itself; a link to the case otherwise. */
  readonly action?: (item: CaseItem) => ReactNode;
}

/** Cases one under the other: who, what is awaited and why, until when, and the way in. */
export function CaseRows({ items, today, action }: Props) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.caseNo}>
          <CaseRow item={item} today={today} action={action?.(item)} />
        </li>
      ))}
    </ul>
  );
}

function CaseRow({
  item,
  today,
  action,
}: {
  readonly item: CaseItem;
  readonly today: string;
  readonly action: ReactNode;
}) {
  const { child, awaiting } = item;
  const soon = awaiting?.dueOn != null && awaiting.dueOn === today;
  return (
    <div className={`row ${item.overdue ? 'is-late' : soon ? 'is-soon' : ''}`}>
      <div>
        <Link className="name" to={`/cases/${item.caseNo}`}>
          {child.name}
        </Link>
        <small>
          {item.school.name} {classWords(child.grade, child.classNo)}
        </small>
        <small>{item.caseNo}</small>
      </div>
      <div>
        {awaiting ? (
          <>
            <strong>{awaiting.words}</strong>
            <small>{awaiting.roleLabel}</small>
            <span className="clause" title={awaiting.clause}>
              {awaiting.clause}
            </span>
          </>
        ) : (
          <span className="muted">已办结，没有待办事项</span>
        )}
      </div>
      <div className="row-due">
        <Due item={item} today={today} />
        <StandingPill standing={item.standing} label={stageWords(item)} />
      </div>
      <div>{action}</div>
    </div>
  );
}

function Due({ item, today }: { readonly item: CaseItem; readonly today: string }) {
  const due = item.awaiting?.dueOn;
  if (!due) return null;
  if (item.overdue) return <span className="pill late">逾期 {item.overdueDays} 天</span>;
  return (
    <span className={due === today ? 'pill soon' : ''}>
      {shortDate(due, today)}前 <span className="muted">{distance(due, today)}</span>
    </span>
  );
}
