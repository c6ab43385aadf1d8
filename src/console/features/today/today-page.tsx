import { Button } from 'antd';
import { Link } from 'react-router';
import { OFFICE_OF, type Role } from '../../../domain/access/role.js';
import { useCases, useCounts } from '../../api/cases.js';
import { hasInbox, inboxCount, useInbox } from '../../api/inbox.js';
import { useSignedIn } from '../../api/session.js';
import { CaseRows } from '../../ui/case-rows.js';
import { dateWords } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { InboxStrip } from './inbox-strip.js';
import { grouped } from './urgency.js';

/** What one's cases are called together. */
const AREAS: Readonly<Partial<Record<string, string>>> = { class: '本班', school: '本校', county: '全县' };

/** Whoever sees only what was sent to them must not take it for the whole county. */
const SENT_TO: readonly Role[] = ['department_officer', 'justice_official', 'court_liaison'];

/** What must I do today: overdue first, then today, then this week, then later. */
export function Page() {
  const session = useSignedIn();
  const { me, offers } = session;
  const counts = useCounts();
  const inbox = useInbox(hasInbox(session));
  const mine = useCases({ awaitingMe: 'true' }, 200);
  if (!counts.data || !mine.data) {
    const error = counts.error ?? mine.error;
    return error ? <Failure error={error} retry={() => void mine.refetch()} /> : <Loading what="待办事项" />;
  }
  const { today, total, byRung } = counts.data;
  const asked = inboxCount(inbox.data);
  const items = mine.data.pages.flatMap((each) => each.items);
  const groups = grouped(items, today);
  const role = me.role as Role;
  const area = SENT_TO.includes(role) ? '移送本单位的' : (AREAS[OFFICE_OF[role]] ?? '辖区');
  return (
    <PageFrame title="今日待办" about={`${dateWords(today)}。等待${me.roleLabel}办理的事项，最急的在最前。`}>
      <section className="tiles" aria-label="件数">
        <Tile to="/cases?awaitingMe=true" label="等我办理" value={total.awaitingMe} />
        <Tile
          to="/cases?awaitingMe=true&overdue=true"
          label="已逾期（我经办）"
          value={groups[0]?.items.length ?? 0}
          late
        />
        <Tile to="/cases" label={`${area}未销号`} value={total.open} />
        <Tile to="/stuck" label={`${area}卡住`} value={total.stuck} late />
      </section>
      <InboxStrip />
      {items.length === 0 && (
        <Nothing
          title={asked > 0 ? `没有其他等您办理的事项，来件 ${asked} 件见上` : '今天没有等您办理的事项'}
        >
          有新的事项会自动出现在这里，并发邮件通知。
          {total.open > 0 && <Link to="/cases">看看{area}的案件</Link>}
          {offers.reportChildren && (
            <>
              <br />
              有学生没来上学？<Link to="/pupils">报告未到校</Link>
            </>
          )}
        </Nothing>
      )}
      {groups.map(({ key, title, items: some }) =>
        some.length === 0 ? null : (
          <section key={key} className={`group ${key === 'late' ? 'is-late' : ''}`} aria-label={title}>
            <h2>
              {title} <span className="count">{some.length}</span>
            </h2>
            <CaseRows
              items={some}
              today={today}
              action={({ caseNo, child, awaiting }) => (
                <Button
                  type={key === 'late' || key === 'today' ? 'primary' : 'default'}
                  aria-label={`${key === 'not-yet' ? '查看' : '办理'} ${child.name}`}
                  href={
                    awaiting?.what.endsWith('_approval')
                      ? `#/drafts?case=${caseNo}`
                      : `#/cases/${caseNo}${key === 'not-yet' ? '' : '?act=next'}`
                  }
                >
                  {key === 'not-yet' ? '查看' : '办理'}
                </Button>
              )}
            />
          </section>
        ),
      )}
      {mine.hasNextPage && (
        <Button className="more" onClick={() => void mine.fetchNextPage()} loading={mine.isFetchingNextPage}>
          再显示一些
        </Button>
      )}
      <section aria-label="各阶段在办" className="group">
        <h2>{area}各阶段在办</h2>
        <div className="tiles">
          {byRung.map(({ rung, label, cases, overdue }) => (
            <Link key={rung} className="tile" to={`/cases?standing=climbing&rung=${rung}`}>
              <b>{cases}</b>
              <span>
                {label}
                {overdue > 0 && <span className="late"> · 逾期 {overdue}</span>}
              </span>
            </Link>
          ))}
        </div>
      </section>
    </PageFrame>
  );
}

interface TileProps {
  readonly to: string;
  readonly label: string;
  readonly value: number;
  readonly late?: boolean;
}

function Tile({ to, label, value, late }: TileProps) {
  return (
    <Link className={`tile ${late && value > 0 ? 'is-late' : ''}`} to={to}>
      <b>{value}</b>
      <span>{label}</span>
    </Link>
  );
}
