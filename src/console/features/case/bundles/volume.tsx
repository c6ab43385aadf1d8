import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { BundleAnswer } from '../../../../contracts/http-schemas-bundles.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { bundleFile } from '../../../api/bundles.js';
import { Failure } from '../../../ui/failure.js';
import { saveFile } from '../../../ui/save-file.js';

const NAMES = { court: '申请强制执行材料卷', file: '一生一案' } as const;

/** One bound volume: what it lacks before anything else, then its index, then the files. */
export function Volume({ bundle }: { readonly bundle: BundleAnswer }) {
  const { id, caseNo, kind, asOf, missing, entries, pages, madeOn, pdfSha256 } = bundle;
  const [busy, setBusy] = useState<'pdf' | 'zip' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const download = async (extension: 'pdf' | 'zip') => {
    setBusy(extension);
    setFailure(null);
    try {
      saveFile(await bundleFile(caseNo, id, extension), `${NAMES[kind]}${caseNo}.${extension}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className="volume" aria-label={NAMES[kind]}>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`尚缺 ${missing.length} 项材料，本卷不完整`}
          description={
            <ul>
              {missing.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          }
        />
      )}
      {missing.length === 0 && kind === 'court' && <Alert type="success" showIcon title="法定材料齐备" />}
      <p>
        {datesInWords(madeOn)}装订{asOf && `，截至${datesInWords(asOf)}`}，{entries.length} 件，{pages} 页
      </p>
      <div className="act-buttons">
        <Button type="primary" loading={busy === 'pdf'} onClick={() => void download('pdf')}>
          下载 PDF
        </Button>
        <Button loading={busy === 'zip'} onClick={() => void download('zip')}>
          下载压缩包（含原件）
        </Button>
      </div>
      {failure !== null && <Failure error={failure} />}
      <details>
        <summary>卷内目录（{entries.length}）</summary>
        <ol>
          {entries.map(({ no, part, title, number, on, from, to }) => (
            <li key={no}>
              {no}. {title}
              <small>
                {part}　{number ?? ''}　{on}　{from === null ? '只在压缩包中' : pagesWords(from, to)}
              </small>
            </li>
          ))}
        </ol>
        <small className="digest">PDF 校验值 {pdfSha256}</small>
      </details>
    </section>
  );
}

function pagesWords(from: number, to: number | null): string {
  return to === null || to === from ? `第 ${from} 页` : `第 ${from}—${to} 页`;
}
