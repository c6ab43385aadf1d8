import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DocumentAnswer, DocumentOffers } from '../../../contracts/http-schemas-documents.js';
import { issueDocument } from '../../api/documents.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';

export type Offer = DocumentOffers['offers'][number];

interface Props {
  readonly caseNo: string;
  readonly offer: Offer;
  readonly onClose: () => void;
  readonly onIssued: (document: DocumentAnswer) => Promise<void>;
}

/** What the case does not know and the paper must say; what one has to know before it is issued. */
export function IssueDocument({ caseNo, offer, onClose, onIssued }: Props) {
  const { kind, label, warning, asks } = offer;
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
      await onIssued(await issueDocument(caseNo, kind, Object.fromEntries(said)));
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
      {warning && <Alert className="form-note" type="warning" showIcon title={warning} />}
      {failure !== null && <Failure error={failure} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {asks.map(({ field, meaning, type, otherwise }) => (
          <Form.Item
            key={field}
            name={field}
            label={otherwise === null ? field : `${field}（可不填）`}
            extra={otherwise ? `${meaning}；不填时印：${otherwise}` : meaning}
            rules={otherwise === null ? [{ required: true, message: `请填写「${field}」。` }] : []}
          >
            {type === 'date' ? (
              <DateInput />
            ) : (
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2_000} />
            )}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
