import { Alert } from 'antd';
import type { DocumentAnswer } from '../../../../contracts/http-schemas-documents.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { documentFile } from '../../../api/documents.js';
import { WordModal } from './word-modal.js';

interface Props {
  readonly caseNo: string;
  readonly document: DocumentAnswer;
  readonly onClose: () => void;
}

/** A document that has been issued. */
export function DocumentPreview({ caseNo, document, onClose }: Props) {
  const { id, label, number, voidedOn, copies } = document;
  return (
    <WordModal
      title={`${label}　${number}`}
      label={label}
      fileName={`${number}${label}.docx`}
      load={() => documentFile(caseNo, id)}
      printable={voidedOn === null}
      foot={`应印 ${copies} 份`}
      onClose={onClose}
    >
      {voidedOn && <Alert type="error" showIcon title={datesInWords(`已于 ${voidedOn} 作废，不得使用。`)} />}
    </WordModal>
  );
}
