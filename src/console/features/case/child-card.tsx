import type { CaseDetail } from '../../../contracts/http-schemas-answers.js';
import { daysBetween, parsePlainDate } from '../../../domain/calendar/plain-date.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { Link } from 'react-router';
import { opens, useSignedIn } from '../../api/session.js';
import { classWords } from '../../ui/class-words.js';
import { shortDate } from '../../ui/date-words.js';
import { Unmask } from './unmask.js';

/** Who it is about, as far as this post needs to know. */
export function ChildCard({ item, today }: { readonly item: CaseDetail; readonly today: string }) {
  const { child, view } = item;
  const session = useSignedIn();
  const [since, now] = [parsePlainDate(item.absentSince), parsePlainDate(today)];
  const away = since && now ? daysBetween(since, now) : 0;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['学校', item.school.name],
    ['班级', classWords(child.grade, child.classNo)],
    ['学籍号', child.studentNumber],
    ['身份证号', child.idNumber],
    ['监护人', child.guardianName],
    ['电话', child.phone],
    ['未到校', `自${shortDate(item.absentSince, today)}起，${away} 天`],
    ['立案', shortDate(item.openedOn, today)],
    ['已联系', `${view.contacts} 次，劝返 ${view.persuasions} 次`],
    ['再次失学', view.relapses > 0 ? `${view.relapses} 次` : null],
    ...Object.entries(view.assignees).map(
      ([role, user]) => [ROLE_LABELS[role as keyof typeof ROLE_LABELS], user] as const,
    ),
    ['前案', view.previousCaseNo && <Link to={`/cases/${view.previousCaseNo}`}>{view.previousCaseNo}</Link>],
  ];
  return (
    <section className="card child-card" aria-label="学生">
      <h2>{child.name}</h2>
      <dl className="facts">
        {facts.map(([label, value]) =>
          value === null || value === undefined ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {opens(session, 'POST /pupils/:code/unmask') && !child.masked && <Unmask pupil={child.code} />}
      {child.masked && <p className="muted">您的岗位不需要知道姓名，已隐去。</p>}
    </section>
  );
}
