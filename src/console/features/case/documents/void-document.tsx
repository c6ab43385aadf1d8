import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { DocumentAnswer } from '../../../../contracts/http-schemas-documents.js';
import { voidDocument } from '../../../api/documents.js';
import { Failure } from '../../../ui/failure.js';
import { asOptions } from '../../../ui/labels-as-options.js';

const REASONS = { facts: '事实有误', law: '依据有误', form: '格式有误', timing: '时机不当' };

/** One asks, another confirms: a document does not vanish by one hand. */
export function VoidDocument({
  caseNo,
  document,
  onClose,
  onDone,
}: {
  readonly caseNo: string;
  readonly document: DocumentAnswer;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [reason, setReason] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async () => {
    if (reason === undefined) return;
    setBusy(true);
    try {
      await voidDocument(caseNo, document.id, reason);
      onDone();
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`作废${document.label} ${document.number}`}
      okText="提出作废申请"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason === undefined }}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="form-note">
        提出后由另一人复核（出具人和申请人都不能复核），同意后文书作废：编号不再使用，文书仍存档并注明作废。
      </p>
      {failure !== null && <Failure error={failure} />}
      <Radio.Group
        className="choice-group"
        aria-label="作废原因"
        options={asOptions(REASONS)}
        value={reason}
        onChange={({ target }) => setReason(target.value as string)}
      />
    </Modal>
  );
}
