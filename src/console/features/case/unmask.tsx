import { EyeOutlined } from '@ant-design/icons';
import { Button, Checkbox, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import {
  UNMASK_REASONS,
  UNMASKED,
  type Unmasked,
  type UnmaskReason,
} from '../../../domain/access/unmasking.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';

type Seen = Readonly<Partial<Record<Unmasked, string | null>>>;

/** A screen that is left alone shows nothing for long. */
const SHOWN_MS = 120_000;

/** The whole number or address, for a chosen reason that goes on record; gone again after two minutes. */
export function Unmask({ pupil }: { readonly pupil: string }) {
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<readonly Unmasked[]>(['phone']);
  const [reason, setReason] = useState<UnmaskReason>();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (!seen) return undefined;
    const timer = setTimeout(() => setSeen(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [seen]);
  const look = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setSeen(await ask<Seen>('POST', `/pupils/${pupil}/unmask`, { body: { fields, reason } }));
      setOpen(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="unmask no-print">
      {seen ? (
        <>
          <dl className="facts unmasked" aria-live="polite">
            {Object.entries(seen).map(([field, value]) => (
              <div key={field}>
                <dt>{UNMASKED[field as Unmasked]}</dt>
                <dd>
                  {field === 'phone' && value ? <a href={`tel:${value}`}>{value}</a> : (value ?? '未登记')}
                </dd>
              </div>
            ))}
          </dl>
          <Button size="small" onClick={() => setSeen(null)}>
            隐去
          </Button>
        </>
      ) : (
        <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(true)}>
          查看完整电话、住址、证号
        </Button>
      )}
      <Modal
        open={open}
        title="查看隐去的信息"
        okText="查看"
        cancelText="取消"
        confirmLoading={busy}
        okButtonProps={{ disabled: reason === undefined || fields.length === 0 }}
        onOk={() => void look()}
        onCancel={() => setOpen(false)}
      >
        <p className="muted form-note">谁、何时、因何查看了哪几项，都记入审计，监护人可以申请查阅。</p>
        {failure !== null && <Failure error={failure} />}
        <h3 className="unmask-head">看哪几项</h3>
        <Checkbox.Group
          className="choice-group"
          options={asOptions(UNMASKED)}
          value={[...fields]}
          onChange={(chosen) => setFields(chosen as Unmasked[])}
        />
        <h3 className="unmask-head">为了什么</h3>
        <Radio.Group
          className="choice-group"
          options={asOptions(UNMASK_REASONS)}
          value={reason}
          onChange={({ target }) => setReason(target.value as UnmaskReason)}
        />
      </Modal>
    </div>
  );
}
