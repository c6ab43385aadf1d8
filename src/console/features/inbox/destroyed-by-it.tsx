import { Link } from 'react-router';
import type { SecondPersonAnswer } from '../../../contracts/http-schemas-second-person.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';

type Destruction = NonNullable<SecondPersonAnswer['destruction']>;

/** Which files will be gone for good; to be read before anybody agrees. */
export function DestroyedByIt({ destruction }: { readonly destruction: Destruction }) {
  const { appraisal, files } = destruction;
  return (
    <>
      <small>
        <strong>永久销毁 {files.length} 件案卷</strong>，鉴定意见书 {appraisal}
      </small>
      <details>
        <summary>看案号</summary>
        <ul className="destroyed-by-it">
          {files.map(({ caseNo, closedOn, keptUntil }) => (
            <li key={caseNo}>
              <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
              <small>
                {datesInWords(closedOn)}销号，保存至{datesInWords(keptUntil)}
              </small>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The last thing said before they are gone. */
export function LastWarning({ destruction: { appraisal, files } }: { readonly destruction: Destruction }) {
  return (
    <>
      <p>
        同意后，以下 {files.length} 件案卷的办案记录、叙述、文书、附件、卷宗立即<strong>永久销毁</strong>
        ，任何人不能恢复；学生登记也已期满的一并销毁。只留销毁清册和审计。
      </p>
      <ul className="destroyed-by-it" tabIndex={0} aria-label="将销毁的案卷">
        {files.map(({ caseNo }) => (
          <li key={caseNo}>{caseNo}</li>
        ))}
      </ul>
      <p>鉴定意见书：{appraisal}</p>
    </>
  );
}
