import { Alert } from 'antd';
import type { ActName } from '../../../domain/ladder/acts/act-names.js';
import type { Paper } from '../../../domain/ladder/case-state.js';
import type { ShownCase } from '../../../domain/access/shown-case.js';
import { PAPER_KINDS } from '../../../domain/ladder/vocabulary.js';
import { useDocuments } from '../../api/documents.js';

/** A seal is set, and a guardian signs, on a sheet that has to exist. */
const ON_PAPER: readonly ActName[] = ['issuePaper', 'recordService', 'announceService'];

interface Props {
  readonly act: ActName;
  readonly view: ShownCase;
  readonly paper: Paper | undefined;
}

/** Before a paper is sealed or served: its numbered text has not been issued yet, and the file would lack it. */
export function UnprintedNote({ act, view, paper }: Props) {
  const documents = useDocuments(view.caseNo, view.seq).data?.documents;
  if (!paper || !ON_PAPER.includes(act) || documents === undefined) return null;
  const isPrinted = documents.some(
    ({ kind, about, voidedOn }) => kind === paper.kind && about === paper.id && voidedOn === null,
  );
  if (isPrinted) return null;
  return (
    <Alert
      className="form-note"
      type="warning"
      showIcon
      title={`《${PAPER_KINDS[paper.kind]}》还没有出具带文号的正文。`}
      description="先在本页「文书」处出具并打印，再用印、送达；否则卷宗里没有这份文书，后面的文书也无法引用它的文号。"
    />
  );
}
