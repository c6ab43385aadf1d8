import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import type { OpenedAccount } from '../../../contracts/account-answers.js';
import { ADMIN_LABELS, isAdminRole, type AccountRole } from '../../../domain/access/admin-role.js';
import { OFFICE_OF } from '../../../domain/access/role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { OfficeFields, officeOf, type OfficeParts } from './office-fields.js';
import type { Units } from '../../api/units.js';

interface Filled extends OfficeParts {
  readonly name: string;
  readonly login: string;
  readonly email?: string;
  readonly role: AccountRole;
}

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly units: Units;
}

/** A new person with a first post. The password is told once, to whoever hands it over. */
export function NewAccount({ open, onClose, units }: Props) {
  const cache = useQueryClient();
  const [form] = Form.useForm<Filled>();
  const role = Form.useWatch('role', form);
  const opened = useMutation({
    mutationFn: ({ name, login, email, role: held, ...parts }: Filled) =>
      ask<OpenedAccount>('POST', '/accounts', {
        body: { name, login, email: email || null, role: held, office: officeOf(parts) },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const leave = () => {
    form.resetFields();
    opened.reset();
    onClose();
  };
  return (
    <Drawer title="开通账号" open={open} onClose={leave} size={440} destroyOnHidden>
      {opened.data ? (
        <Told opened={opened.data} onDone={leave} />
      ) : (
        <Form<Filled>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => opened.mutate(values)}
        >
          <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名。' }]}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="login"
            label="登录名"
            extra="小写字母、数字、点或横线，至少 3 个。"
            rules={[
              { required: true, pattern: /^[a-z0-9][a-z0-9._-]{2,63}$/, message: '登录名的写法不对。' },
            ]}
          >
            <Input maxLength={64} autoComplete="off" autoCapitalize="none" />
          </Form.Item>
          <Form.Item
            name="email"
            label="邮箱（接收提醒，可不填）"
            rules={[{ type: 'email', message: '邮箱地址不正确。' }]}
          >
            <Input maxLength={120} autoComplete="off" />
          </Form.Item>
          <Form.Item name="role" label="岗位" rules={[{ required: true, message: '请选择岗位。' }]}>
            <Select
              options={asOptions({ ...ROLE_LABELS, ...ADMIN_LABELS })}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={() => form.resetFields(['unit', 'grade', 'classNo', 'department'])}
            />
          </Form.Item>
          {role && <OfficeFields kind={isAdminRole(role) ? 'county' : OFFICE_OF[role]} units={units} />}
          {opened.error && <Failure error={opened.error} />}
          <Button type="primary" htmlType="submit" loading={opened.isPending}>
            开通
          </Button>
        </Form>
      )}
    </Drawer>
  );
}

function Told({ opened, onDone }: { readonly opened: OpenedAccount; readonly onDone: () => void }) {
  return (
    <div className="group">
      <Alert
        type="success"
        showIcon
        title={`已开通 ${opened.login}（${opened.user}）`}
        description="请当面或以其他可靠方式交给本人。这个密码只显示这一次，首次登录必须修改。"
      />
      <p className="one-time">{opened.oneTimePassword}</p>
      <Button type="primary" onClick={onDone} style={{ justifySelf: 'start' }}>
        已经交付
      </Button>
    </div>
  );
}
