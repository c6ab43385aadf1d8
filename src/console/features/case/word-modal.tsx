import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { saveFile } from '../../ui/save-file.js';
import { readWord, type WordBlock } from '../../ui/word/read-word.js';
import { fileInZip } from '../../ui/word/unzip.js';
import { WordPage } from '../../ui/word/word-page.js';

interface Props {
  readonly title: string;
  readonly label: string;
  readonly fileName: string;
  readonly load: () => Promise<Blob>;
  /** Not printed: a draft, and what has been voided. */
  readonly printable: boolean;
  readonly foot: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

type Shown = { readonly file: Blob; readonly blocks: readonly WordBlock[] | null };

/** A Word file as it will be printed. What is shown is read out of the very file that is downloaded. */
export function WordModal({ title, label, fileName, load, printable, foot, children, onClose }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // Asked for once, when it opens: what it is about does not change under the reader's eyes.
  const [loading] = useState(load);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const file = await loading;
      const xml = await fileInZip(file, 'word/document.xml');
      if (!gone) setShown({ file, blocks: xml === undefined ? null : readWord(xml) });
    };
    read().catch((error: unknown) => !gone && setFailure(error));
    return () => void (gone = true);
  }, [loading]);
  useEffect(() => {
    document.body.classList.add('prints-word');
    return () => document.body.classList.remove('prints-word');
  }, []);
  return (
    <Modal
      open
      style={{ top: 20 }}
      title={title}
      width="min(900px, 100vw)"
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <span className="muted">{foot}</span>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            disabled={!shown}
            onClick={() => shown && saveFile(shown.file, fileName)}
          >
            下载 Word
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!shown?.blocks || !printable}
            onClick={() => window.print()}
          >
            打印
          </Button>
        </div>
      }
    >
      {failure !== null && <Failure error={failure} />}
      {children}
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
