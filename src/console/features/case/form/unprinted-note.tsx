import { Alert, Button } from 'antd';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { Paper } from '../../../../domain/ladder/case-state.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { PAPER_KINDS } from '../../../../domain/ladder/vocabulary.js';
import { useDocuments } from '../../../api/documents.js';

/** A seal is set, and a guardian signs, on a sheet that has to exist. */
const ON_PAPER: readonly ActName[] = ['issuePaper', 'recordService', 'announceService'];

interface Props {
  readonly act: ActName;
  readonly view: ShownCase;
  readonly paper: Paper | undefined;
  /** The form gives way to the documents, which stand on the page behind it. */
  readonly onLeave: (() => void) | undefined;
}

/** Before a paper is sealed, served or sent: its numbered text has not been issued yet, and the file would lack it. */
export function UnprintedNote({ act, view, paper, onLeave }: Props) {
  const documents = useDocuments(view.caseNo, view.seq).data?.documents;
  const wanted = sheetOf(act, view, paper);
  if (!wanted || documents === undefined) return null;
  const isPrinted = documents.some(
    ({ kind, about, voidedOn }) => kind === wanted.kind && about === wanted.about && voidedOn === null,
  );
  if (isPrinted) return null;
  return (
    <Alert
      className="form-note"
      type="warning"
      showIcon
      title={`《${wanted.label}》还没有出具带文号的正文。`}
      description={`先在本页「文书」处出具并打印，再${wanted.next}；否则卷宗里没有这份文书，后面的文书也无法引用它的文号。`}
      action={
        onLeave && (
          <Button size="small" onClick={onLeave}>
            去出具
          </Button>
        )
      }
    />
  );
}

function sheetOf(act: ActName, view: ShownCase, paper: Paper | undefined) {
  if (act === 'sendReport') {
    const about = `case-${view.relapses + 1}`;
    return { kind: 'written_report', about, label: '辍学学生书面报告', next: '签章、报送' };
  }
  if (!paper || !ON_PAPER.includes(act)) return undefined;
  return { kind: paper.kind, about: paper.id, label: PAPER_KINDS[paper.kind], next: '用印、送达' };
}
