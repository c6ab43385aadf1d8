import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { saveFile } from '../../../ui/save-file.js';
import { useWordFile } from './use-word-file.js';
import { WordText } from './word-text.js';

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

/** A Word file as it will be printed. What is shown is read out of the very file that is downloaded. */
export function WordModal({ title, label, fileName, load, printable, foot, children, onClose }: Props) {
  const shown = useWordFile(load);
  const { file } = shown;
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
            disabled={!file}
            onClick={() => file && saveFile(file, fileName)}
          >
            下载 Word
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!shown.blocks || !printable}
            onClick={() => window.print()}
          >
            打印
          </Button>
        </div>
      }
    >
      {children}
      <WordText shown={shown} title={`${label}正文`} />
    </Modal>
  );
}
