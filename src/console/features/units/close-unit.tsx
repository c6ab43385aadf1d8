import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form } from 'antd';
import type { Unit } from '../../../domain/organisation/unit.js';
import { ask, Problem } from '../../api/client.js';
import { useRehearsal } from '../../api/rehearsal.js';
import { clearMarks } from '../../ui/clear-marks.js';
import { DateInput } from '../../ui/date-input.js';
import { RehearsalFoot } from '../../ui/rehearsal-foot.js';

interface Filled {
  readonly on: string;
}

interface Props {
  readonly unit: Unit;
  readonly today: string;
  readonly onDone: () => void;
}

/** After a last day; nothing that somebody still belongs to, which the look says first. */
export function CloseUnit({ unit: { code, name }, today, onDone }: Props) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const closing = useRehearsal<Filled, null>({
    send: ({ on }, dryRun) => ask('POST', `/units/${code}/close`, { body: { on, dryRun } }),
    onDone: () => {
      notification.success({ title: `已撤销${name}`, description: '代码不再使用，记录留存。' });
      onDone();
      void cache.invalidateQueries({ queryKey: ['units'] });
    },
    onRefused: (error) => {
      if (error instanceof Problem && error.body.field === 'on')
        form.setFields([{ name: 'on', errors: [error.message] }]);
    },
  });
  return (
    <section className="unit-part" aria-label="撤销">
      <h2>撤销</h2>
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => {
          closing.again();
          clearMarks(form);
        }}
        onFinish={closing.lookAt}
      >
        <Form.Item name="on" label="最后一日" rules={[{ required: true, message: '请填写最后一日。' }]}>
          <DateInput min={today} />
        </Form.Item>
        <RehearsalFoot rehearsal={closing} lookWords="核对能否撤销" confirmWords="撤销" danger>
          <Alert
            type="warning"
            showIcon
            role="status"
            title="没有人和事还属于它，可以撤销。再按“撤销”即生效，不能恢复。"
          />
        </RehearsalFoot>
      </Form>
    </section>
  );
}
