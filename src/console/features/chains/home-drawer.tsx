import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Select } from 'antd';
import type { WithoutHome } from '../../../contracts/chain-answers.js';
import { isAdminRole } from '../../../domain/access/admin-role.js';
import { OFFICE_OF } from '../../../domain/access/role.js';
import type { Unit } from '../../../domain/organisation/unit.js';
import { useRefreshChains } from '../../api/chains.js';
import { ask } from '../../api/client.js';
import { rowErrors } from '../../api/rehearsal.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { childPlaceWords } from './place-words.js';

interface Filled {
  readonly township: string;
  readonly village: string;
  readonly group?: string;
}

interface Props {
  readonly children: readonly WithoutHome[];
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

/** Township, village and group, from the largest to the smallest; the child's school lies in the likeliest township. */
export function HomeDrawer({ children, units, onClose }: Props) {
  const [form] = Form.useForm<Filled>();
  const township = Form.useWatch('township', form);
  const village = Form.useWatch('village', form);
  const { me } = useSignedIn();
  const refresh = useRefreshChains();
  const { notification } = App.useApp();
  const record = useMutation({
    mutationFn: ({ village: home, group }: Filled) =>
      ask<{ rows: number }>('POST', '/chains/homes', {
        body: { rows: children.map(({ pupil }) => ({ pupil, village: home, ...(group ? { group } : {}) })) },
      }),
    onSuccess: ({ rows }) => {
      notification.success({ title: `已登记 ${rows} 名学生所在村组` });
      onClose();
      return refresh();
    },
  });
  const isTownship = !isAdminRole(me.role) && OFFICE_OF[me.role] === 'township';
  const options = (kind: Unit['kind'], parent?: string) =>
    units
      .filter((unit) => unit.kind === kind && (parent === undefined || unit.parent === parent))
      .map(({ code, name }) => ({ value: code, label: name }));
  const groups = options('group', village);
  const wrong = rowErrors(record.error);
  const [first] = children;
  return (
    <Drawer title="登记所在村组" open onClose={onClose} size={440}>
      <ul className="chain-chosen" aria-label="所选">
        {children.map((child, index) => (
          <li key={child.pupil}>
            {child.name}（{childPlaceWords(child)}）
            {wrong
              .filter(({ row }) => row === index + 1)
              .map(({ message }) => (
                <strong key={message} className="late" role="alert">
                  {message}
                </strong>
              ))}
          </li>
        ))}
      </ul>
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          township: isTownship ? me.office : first?.township,
          village: first?.village ?? undefined,
        }}
        onFinish={(filled) => record.mutate(filled)}
      >
        <Form.Item
          name="township"
          label="乡镇（街道）"
          rules={[{ required: true, message: '请选择乡镇。' }]}
          extra={isTownship ? '乡镇只登记住在本乡镇的学生；住在外乡镇的，由学校或教育局登记。' : undefined}
        >
          <Select
            disabled={isTownship}
            options={options('township')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.resetFields(['village', 'group'])}
          />
        </Form.Item>
        <Form.Item name="village" label="村（社区）" rules={[{ required: true, message: '请选择村。' }]}>
          <Select
            options={options('village', township)}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.resetFields(['group'])}
          />
        </Form.Item>
        <Form.Item name="group" label="村民小组（没有的不选）">
          <Select allowClear options={groups} disabled={groups.length === 0} />
        </Form.Item>
        {record.error && <Failure error={record.error} />}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          登记
        </Button>
      </Form>
    </Drawer>
  );
}
