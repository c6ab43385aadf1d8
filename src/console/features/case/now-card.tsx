import type { CaseDetail } from '../../../contracts/http-schemas-answers.js';
import { OFFICE_OF, type Role } from '../../../domain/access/role.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { AGENDA_LABELS } from '../../../domain/wording/current-details.js';
import { dateWords, distance, shortDate } from '../../ui/date-words.js';
import { Term } from '../../ui/term.js';

/** A transfer waits for the school that is said to have taken the child. */
function isOtherSchool({ awaiting, school }: CaseDetail): boolean {
  return (
    awaiting !== null && OFFICE_OF[awaiting.role as Role] === 'school' && awaiting.office !== school.code
  );
}

/** The three questions everybody opens a case with: whose turn, until when, and what happens by itself otherwise. */
export function NowCard({ item, today }: { readonly item: CaseDetail; readonly today: string }) {
  const { awaiting, nextEvent, view, overdue, overdueDays, stuckSince } = item;
  const notYet = awaiting !== null && awaiting.from > today;
  return (
    <section className={`card now ${overdue ? 'is-late' : ''}`} aria-label="现在">
      <div>
        <h2>{notYet ? '之后等待' : '现在等待'}</h2>
        {awaiting ? (
          <>
            <p className="now-what">{awaiting.words}</p>
            <p>
              由
              <strong>
                {isOtherSchool(item) && awaiting.officeName}
                {awaiting.roleLabel}
              </strong>
              办理
              {notYet && <>，{dateWords(awaiting.from)}起</>}
            </p>
            {awaiting.dueOn && (
              <p className={overdue ? 'late' : ''}>
                期限 <time dateTime={awaiting.dueOn}>{dateWords(awaiting.dueOn)}</time>（
                {overdue ? `已逾期 ${overdueDays} 天` : distance(awaiting.dueOn, today)}）
              </p>
            )}
            <p className="source">依据：{awaiting.clause}</p>
          </>
        ) : (
          <p className="now-what">{item.standingLabel}</p>
        )}
        {stuckSince && (
          <p className="pill late">
            <Term name="卡住">卡住</Term>：自{shortDate(stuckSince, today)}起，须由人决定下一步
          </p>
        )}
      </div>
      <div>
        <h2>没有人办理的话</h2>
        {nextEvent ? (
          <>
            <p className="now-what">{AGENDA_LABELS[nextEvent.kind] ?? nextEvent.kind}</p>
            <p>
              <time dateTime={nextEvent.on}>{dateWords(nextEvent.on)}</time>（{distance(nextEvent.on, today)}
              ）告知
              <strong>{nextEvent.roleLabel}</strong>
              {view.nextEvent && <>：{awaitedWords(view.nextEvent.about)}</>}
            </p>
            <p className="source">依据：{nextEvent.clause}</p>
          </>
        ) : (
          <p>没有在走的时钟。</p>
        )}
      </div>
    </section>
  );
}
