import { Link } from 'react-router';
import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import { classWords } from '../../ui/class-words.js';
import { stageWords } from '../../ui/stage-words.js';
import { StandingPill } from '../../ui/standing-pill.js';

interface Props {
  readonly items: readonly CaseItem[];
  readonly today: string;
  readonly kind: 'school' | 'township' | 'county';
}

/** The ledger's lines, the most urgent first. It prints as it stands. */
export function BoardTable({ items, today, kind }: Props) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="台账">
      <table className="plain board stack">
        <thead>
          <tr>
            <th className="num">序号</th>
            <th>学生</th>
            {kind !== 'school' && <th>学校</th>}
            <th>缺勤自</th>
            <th>立案</th>
            <th>状态</th>
            <th>等待</th>
            <th>期限</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={item.caseNo}>
              <td className="num" data-label="序号">
                {index + 1}
              </td>
              <th scope="row" data-label="学生">
                <span>
                  <Link to={`/cases/${item.caseNo}`}>{item.child.name}</Link>
                  <small>{classWords(item.child.grade, item.child.classNo)}</small>
                  <small>{item.caseNo}</small>
                </span>
              </th>
              {kind !== 'school' && (
                <td data-label="学校">
                  <span>
                    {item.school.name}
                    {kind === 'county' && <small>{item.township.name}</small>}
                  </span>
                </td>
              )}
              <td className="day" data-label="缺勤自">
                {item.absentSince}
              </td>
              <td className="day" data-label="立案">
                {item.openedOn}
              </td>
              <td data-label="状态">
                <StandingPill standing={item.standing} label={stageWords(item)} />
              </td>
              <td data-label="等待">
                <span>
                  {item.awaiting?.words}
                  <small>{item.awaiting?.roleLabel}</small>
                </span>
              </td>
              <td className="day" data-label="期限">
                <Due item={item} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Due({ item, today }: { readonly item: CaseItem; readonly today: string }) {
  const due = item.awaiting?.dueOn;
  if (!due) return <span className="muted">—</span>;
  if (item.overdue) return <span className="pill late">逾期 {item.overdueDays} 天</span>;
  return <span className={due === today ? 'pill soon' : ''}>{due}</span>;
}
