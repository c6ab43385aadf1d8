import { FileWordOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Paper } from '../../../../domain/ladder/case-state.js';
import { PAPER_KINDS } from '../../../../domain/ladder/vocabulary.js';
import { paperDraft } from '../../../api/documents.js';
import { opens, useSignedIn } from '../../../api/session.js';
import { WordModal } from '../documents/word-modal.js';

interface Props {
  readonly caseNo: string;
  readonly paper: Pick<Paper, 'id' | 'kind'>;
}

/** The words of a paper that is not approved yet: who signs for them reads them first. */
export function DraftLink({ caseNo, paper }: Props) {
  const session = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const label = PAPER_KINDS[paper.kind];
  if (!opens(session, 'GET /cases/:caseNo/papers/:paper/draft')) return null;
  return (
    <>
      <Button className="draft-link" icon={<FileWordOutlined aria-hidden />} onClick={() => setOpen(true)}>
        看《{label}》拟稿全文
      </Button>
      {isOpen && (
        <WordModal
          title={`${label}（拟稿）`}
          label={label}
          fileName={`${label}（拟稿）.docx`}
          load={() => paperDraft(caseNo, paper.id)}
          printable={false}
          foot="拟稿，供审核、批准时核对"
          onClose={() => setOpen(false)}
        >
          <Alert type="info" title="批准以后由承办人出具，届时编文号、填成文日期。" />
        </WordModal>
      )}
    </>
  );
}
