import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DueCaseFiles } from '../../../contracts/http-schemas-retention.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';
import { useDueCaseFiles } from '../../api/retention.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing } from '../../ui/page.js';
import { AskDestruction } from './ask-destruction.js';

type File = DueCaseFiles['files'][number];

const isFree = ({ whyNot, waiting }: File) => whyNot === null && waiting === null;

/** Case files that are over: chosen here, asked for below. The files of one child are chosen together. */
export function DueFiles() {
  const due = useDueCaseFiles();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (due.error) return <Failure error={due.error} retry={() => void due.refetch()} />;
  if (!due.data) return <Loading what="期满案卷" />;
  const { files, total } = due.data;
  const free = files.filter(isFree).map(({ caseNo }) => caseNo);
  // What has been asked for meanwhile is no longer there to be chosen.
  const still = chosen.filter((caseNo) => free.includes(caseNo));
  const choose = ({ caseNo, together }: File, on: boolean) => {
    const these = [caseNo, ...together];
    const others = still.filter((each) => !these.includes(each));
    setChosen(on ? [...others, ...these] : others);
  };
  return (
    <section className="group no-print" aria-label="期满案卷">
      <h2>
        期满案卷 <span className="count">{total}</span>
      </h2>
      {total > files.length && <p className="muted">先列最早销号的 {files.length} 件。</p>}
      {files.length === 0 && (
        <Nothing title="没有保存期满的案卷">销号之日起满保存期限的，次日出现在这里。</Nothing>
      )}
      {files.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="期满案卷清单">
          <table className="plain stack due-files">
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label="选取全部"
                    disabled={free.length === 0}
                    checked={free.length > 0 && still.length === free.length}
                    indeterminate={still.length > 0 && still.length < free.length}
                    onChange={({ target }) => setChosen(target.checked ? free : [])}
                  />
                </th>
                <th>案号</th>
                <th>销号</th>
                <th>保存至</th>
                <th>状况</th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <tr key={file.caseNo}>
                  <td data-label="选取">
                    <Checkbox
                      aria-label={`选取 ${file.caseNo}`}
                      disabled={!isFree(file)}
                      checked={still.includes(file.caseNo)}
                      onChange={({ target }) => choose(file, target.checked)}
                    />
                  </td>
                  <td data-label="案号" className="whole">
                    <Link to={`/cases/${file.caseNo}`}>{file.caseNo}</Link>
                  </td>
                  <td data-label="销号" className="whole">
                    {datesInWords(file.closedOn)}
                  </td>
                  <td data-label="保存至" className="whole">
                    {datesInWords(file.keptUntil)}
                  </td>
                  <td data-label="状况">
                    <span>
                      <Standing file={file} />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {free.length > 0 && <AskDestruction cases={still} onAsked={() => setChosen([])} />}
    </section>
  );
}

function Standing({ file: { whyNot, waiting, together } }: { readonly file: File }) {
  if (waiting !== null) return <span className="pill soon">已申请，等他人复核</span>;
  if (whyNot !== null) return <>{datesInWords(whyNot)}</>;
  if (together.length > 0) return <>与同一学生的 {together.join('、')} 一并销毁</>;
  return <span className="muted">可申请销毁</span>;
}
