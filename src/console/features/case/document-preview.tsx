import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { DocumentAnswer } from '../../../contracts/http-schemas-documents.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';
import { documentFile } from '../../api/documents.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { saveFile } from '../../ui/save-file.js';
import { readWord, type WordBlock } from '../../ui/word/read-word.js';
import { fileInZip } from '../../ui/word/unzip.js';
import { WordPage } from '../../ui/word/word-page.js';

interface Props {
  readonly caseNo: string;
  readonly document: DocumentAnswer;
  readonly onClose: () => void;
}

type Shown = { readonly file: Blob; readonly blocks: readonly WordBlock[] | null };

/** The document as it will be printed. What is shown is read out of the very file that is downloaded. */
export function DocumentPreview({ caseNo, document: shownDocument, onClose }: Props) {
  const { id, label, number, voidedOn, copies } = shownDocument;
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const file = await documentFile(caseNo, id);
      const xml = await fileInZip(file, 'word/document.xml');
      if (!gone) setShown({ file, blocks: xml === undefined ? null : readWord(xml) });
    };
    load().catch((error: unknown) => !gone && setFailure(error));
    return () => void (gone = true);
  }, [caseNo, id]);
  useEffect(() => {
    document.body.classList.add('prints-word');
    return () => document.body.classList.remove('prints-word');
  }, []);
  return (
    <Modal
      open
      style={{ top: 20 }}
      title={`${label}　${number}`}
      width="min(900px, 100vw)"
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <span className="muted">应印 {copies} 份</span>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            disabled={!shown}
            onClick={() => shown && saveFile(shown.file, `${number}${label}.docx`)}
          >
            下载 Word
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!shown?.blocks || voidedOn !== null}
            onClick={() => window.print()}
          >
            打印
          </Button>
        </div>
      }
    >
      {failure !== null && <Failure error={failure} />}
      {voidedOn && <Alert type="error" showIcon title={datesInWords(`已于 ${voidedOn} 作废，不得使用。`)} />}
      {!shown && failure === null && <Loading what="文书" />}
      {shown?.blocks === null && (
        <Alert type="info" showIcon title="这个浏览器不能直接显示，请下载后用 Word 或 WPS 打开。" />
      )}
      {shown?.blocks && (
        <div className="word-scroll">
          <WordPage blocks={shown.blocks} title={`${label}正文`} />
        </div>
      )}
    </Modal>
  );
}
