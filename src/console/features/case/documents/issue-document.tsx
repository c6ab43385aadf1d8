import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import type { DocumentAnswer, DocumentOffers } from '../../../../contracts/http-schemas-documents.js';
import { PAPER_KINDS, type PaperKind } from '../../../../domain/ladder/vocabulary.js';
import { issueDocument } from '../../../api/documents.js';
import { Failure } from '../../../ui/failure.js';
import { AskedField } from './asked-field.js';
import { DraftLink } from '../drafts/draft-link.js';

export type Offer = DocumentOffers['offers'][number];

interface Props {
  readonly caseNo: string;
  readonly offer: Offer;
  readonly onClose: () => void;
  readonly onIssued: (document: DocumentAnswer) => Promise<void>;
}

/** A legal paper has a draft, and so has words to be read once more before it gets its number. */
function isPaper(kind: string): kind is PaperKind {
  return Object.hasOwn(PAPER_KINDS, kind);
}

/** What the case does not know and the paper must say; what one has to know before it is issued. */
export function IssueDocument({ caseNo, offer, onClose, onIssued }: Props) {
  const { kind, label, about, warning, asks } = offer;
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (values: Readonly<Record<string, string | undefined>>) => {
    setBusy(true);
    setFailure(null);
    const said = Object.entries(values).flatMap(([field, words]) =>
      words?.trim() ? [[field, words.trim()] as const] : [],
    );
    try {
      await onIssued(await issueDocument(caseNo, kind, Object.fromEntries(said), about));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`出具《${label}》`}
      okText="出具"
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert
        className="form-note"
        type="info"
        showIcon
        title="出具后编号固定，文字不能修改；有误的，只能由另一人复核作废后重新出具。"
      />
      {about !== null && isPaper(kind) && <DraftLink caseNo={caseNo} paper={{ id: about, kind }} />}
      {warning && <Alert className="form-note" type="warning" showIcon title={warning} />}
      {failure !== null && <Failure error={failure} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {asks.map((each) => (
          <AskedField key={each.field} ask={each} />
        ))}
      </Form>
    </Modal>
  );
}
