import { FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentAnswer } from '../../../../contracts/http-schemas-documents.js';
import { documentFile } from '../../../api/documents.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { shortDate } from '../../../ui/date-words.js';
import { Failure } from '../../../ui/failure.js';
import { saveFile } from '../../../ui/save-file.js';

interface Props {
  readonly caseNo: string;
  readonly document: DocumentAnswer;
  readonly today: string;
  readonly onPreview: () => void;
  readonly onVoid: () => void;
}

/** One issued document and what this desk may do with it. */
export function DocumentRow({ caseNo, document, today, onPreview, onVoid }: Props) {
  const session = useSignedIn();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { id, label, number, copies, issuedOn, voidedOn, voidReason } = document;
  const mayRead = opens(session, 'GET /cases/:caseNo/documents/:id/file');
  const mayVoid = opens(session, 'POST /cases/:caseNo/documents/:id/void') && voidedOn === null;
  const download = async () => {
    setBusy(true);
    setFailure(null);
    try {
      saveFile(await documentFile(caseNo, id), `${number}${label}.docx`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={voidedOn ? 'is-void' : undefined}>
      <FileTextOutlined aria-hidden className="document-icon" />
      <div>
        <strong>{label}</strong>
        {voidedOn && (
          <span className="pill late">
            {shortDate(voidedOn, today)}作废：{voidReason}
          </span>
        )}
        <small>
          {number}　{shortDate(issuedOn, today)}出具　{copies} 份
        </small>
        {failure !== null && <Failure error={failure} />}
      </div>
      <div className="document-acts no-print">
        {mayRead && (
          <Button size="small" aria-label={`查看 ${number}`} onClick={onPreview}>
            查看
          </Button>
        )}
        {mayRead && (
          <Button size="small" loading={busy} aria-label={`下载 ${number}`} onClick={() => void download()}>
            下载
          </Button>
        )}
        {mayVoid && (
          <Button size="small" danger aria-label={`作废 ${number}`} onClick={onVoid}>
            作废
          </Button>
        )}
      </div>
    </li>
  );
}
