import type { AuditPage } from '../../../contracts/audit-answers.js';
import { ADMIN_LABELS } from '../../../domain/access/admin-role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { actionWords, detailWords, RESULT_WORDS } from './action-words.js';

const ROLE_WORDS: Readonly<Record<string, string>> = { ...ROLE_LABELS, ...ADMIN_LABELS };
const SHOWN_SUBJECTS = 3;

export function EntryTable({ items }: { readonly items: AuditPage['items'] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="审计记录">
      <table className="plain audit stack">
        <thead>
          <tr>
            <th className="num">序号</th>
            <th>时间</th>
            <th>人员</th>
            <th>事项</th>
            <th>对象</th>
            <th>结果</th>
            <th>来自</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.seq}>
              <td className="num" data-label="序号">
                {entry.seq}
              </td>
              <td className="when" data-label="时间">
                {inTheCounty(entry.at)}
              </td>
              <td data-label="人员">
                <span>
                  {entry.actorUser ?? '未登录'}
                  <small>
                    {entry.actorRole && (ROLE_WORDS[entry.actorRole] ?? entry.actorRole)} {entry.actorOffice}
                  </small>
                  {entry.onBehalfOf && <small>代 {entry.onBehalfOf}</small>}
                </span>
              </td>
              <td data-label="事项">
                <span>
                  {actionWords(entry.action)}
                  {entry.detail && <small>{detailWords(entry.detail)}</small>}
                </span>
              </td>
              <td data-label="对象">
                <span>
                  {entry.object}
                  <Subjects all={entry.subjects.filter((each) => each !== entry.object)} />
                </span>
              </td>
              <td data-label="结果">
                <span>
                  <span className={`pill ${PILLS[entry.result] ?? ''}`}>
                    {RESULT_WORDS[entry.result as keyof typeof RESULT_WORDS] ?? entry.result}
                  </span>
                  {entry.code && <small>{entry.code}</small>}
                </span>
              </td>
              <td data-label="来自">
                <span>
                  <small>{entry.ip}</small>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PILLS: Readonly<Record<string, string>> = { allowed: '', refused: 'soon', failed: 'late' };

function Subjects({ all }: { readonly all: readonly string[] }) {
  if (all.length === 0) return null;
  const rest = all.length - SHOWN_SUBJECTS;
  return (
    <small title={all.join(' ')}>
      涉及 {all.slice(0, SHOWN_SUBJECTS).join('、')}
      {rest > 0 && ` 等 ${all.length} 个`}
    </small>
  );
}

/** Beijing time to the second; the chain itself keeps UTC. */
function inTheCounty(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
}
