import { Button, Form, Modal, Progress } from 'antd';
import { useState } from 'react';
import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import type { ActName } from '../../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../../domain/ladder/acts/all-acts.js';
import type { FieldSpec } from '../../../domain/ladder/fields.js';
import { inputFor, rulesFor } from '../../ui/act-field.js';
import type { Outcome } from './use-bulk.js';

interface Props {
  readonly acts: readonly ActName[];
  readonly chosen: readonly CaseItem[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly busy: boolean;
  readonly today: string;
  readonly onRun: (act: ActName, input: object) => void;
  readonly onAll: (all: boolean) => void;
}

/** The routine of many cases at a sitting: choose, say once what is the same for all, and see what became of each. */
export function BulkPanel({ acts, chosen, outcomes, busy, today, onRun, onAll }: Props) {
  const [act, setAct] = useState<ActName | null>(null);
  const settled = [...outcomes.values()].filter(({ status }) => status !== 'sending').length;
  const failed = [...outcomes.values()].filter(
    ({ status }) => status === 'refused' || status === 'unknown',
  ).length;
  return (
    <section className="card bulk no-print" aria-label="成批办理">
      <p>
        已选 <b>{chosen.length}</b> 件{' '}
        <Button size="small" onClick={() => onAll(true)} disabled={busy}>
          全选本页
        </Button>{' '}
        <Button size="small" onClick={() => onAll(false)} disabled={busy || chosen.length === 0}>
          清除
        </Button>
      </p>
      <div className="act-buttons">
        {acts.map((name) => (
          <Button key={name} disabled={busy || chosen.length === 0} onClick={() => setAct(name)}>
            {actNamed(name).title}
          </Button>
        ))}
      </div>
      {outcomes.size > 0 && (
        <div role="status">
          <Progress
            percent={Math.round((100 * settled) / outcomes.size)}
            status={busy ? 'active' : failed > 0 ? 'exception' : 'success'}
            aria-label="成批办理进度"
          />
          <p>
            {busy ? '正在逐件办理' : '办理完毕'}：{settled} / {outcomes.size}
            {failed > 0 && `，其中 ${failed} 件没有办成，原因见各行`}
          </p>
        </div>
      )}
      {act && (
        <BulkForm
          act={act}
          count={chosen.length}
          today={today}
          onClose={() => setAct(null)}
          onSubmit={(input) => {
            setAct(null);
            onRun(act, input);
          }}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly act: ActName;
  readonly count: number;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSubmit: (input: object) => void;
}

function BulkForm({ act, count, today, onClose, onSubmit }: FormProps) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const { title, fields } = actNamed(act) as { readonly title: string; readonly fields: FieldSpec };
  const given = Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind, optional }]) =>
      kind === 'date' && !optional ? [[name, today]] : [],
    ),
  );
  return (
    <Modal
      open
      title={`${title}：${count} 件`}
      okText={`办理 ${count} 件`}
      cancelText="取消"
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="form-note muted">
        逐件办理；其间别人办过的、现在不能办的，不办并说明原因，其余照办。以下内容对所选各件相同。
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={given}
        onFinish={(values) =>
          onSubmit(
            Object.fromEntries(
              Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
            ),
          )
        }
      >
        {Object.entries(fields).map(([name, field]) => (
          <Form.Item
            key={name}
            name={name}
            label={field.optional ? `${field.label}（可不填）` : field.label}
            rules={rulesFor(field)}
            {...(field.help ? { extra: field.help } : {})}
          >
            {inputFor(field)}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
