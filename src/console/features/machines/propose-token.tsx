import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import type { ProposedToken } from '../../../contracts/account-answers.js';
import { machineDoorsOf, machineDoorWords } from '../../../domain/access/machine-doors.js';
import type { Role } from '../../../domain/access/role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask } from '../../api/client.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';

interface Filled {
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly doors: readonly string[];
  readonly expiresOn: string;
}

const needed = (what: string) => [{ required: true, message: `请填写${what}。` }];

export function ProposeToken({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const cache = useQueryClient();
  const [form] = Form.useForm<Filled>();
  const role = Form.useWatch('role', form);
  const proposed = useMutation({
    mutationFn: (body: Filled) => ask<ProposedToken>('POST', '/api-tokens', { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['machines'] }),
  });
  const leave = () => {
    form.resetFields();
    proposed.reset();
    onClose();
  };
  return (
    <Drawer title="申请程序令牌" open={open} onClose={leave} size={480} destroyOnHidden>
      {proposed.data ? (
        <div className="group">
          <Alert
            type="success"
            showIcon
            title={`已申请（${proposed.data.code}），待安全管理员确认`}
            description="令牌只显示这一次，请直接填入对方系统，不要经聊天软件转发。确认之前不能使用。"
          />
          <code style={{ overflowWrap: 'anywhere', fontSize: '1.1rem' }}>{proposed.data.token}</code>
          <Button type="primary" onClick={leave} style={{ justifySelf: 'start' }}>
            已经填好
          </Button>
        </div>
      ) : (
        <Form<Filled>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => proposed.mutate(values)}
        >
          <Form.Item name="name" label="用途" rules={needed('用途')}>
            <Input maxLength={40} autoComplete="off" placeholder="如：柳河中学门禁考勤" />
          </Form.Item>
          <Form.Item name="role" label="以哪个岗位的身份" rules={needed('岗位')}>
            <Select
              options={asOptions(ROLE_LABELS)}
              onChange={() => form.setFieldValue('doors', [])}
              showSearch={{ optionFilterProp: 'label' }}
            />
          </Form.Item>
          <Form.Item
            name="office"
            label="单位代码"
            extra="班级如 3137099001-7-2，学校 10 位，乡镇 9 位，县 6 位，部门如 371521-police。"
            rules={needed('单位代码')}
          >
            <Input autoComplete="off" />
          </Form.Item>
          {role !== undefined && (
            <Form.Item name="doors" label="可以调用" rules={[{ required: true, message: '至少选择一项。' }]}>
              <Checkbox.Group
                options={machineDoorsOf(role).map((door) => ({ value: door, label: machineDoorWords(door) }))}
              />
            </Form.Item>
          )}
          <Form.Item name="expiresOn" label="有效期至（最长一年）" rules={needed('有效期')}>
            <DateInput />
          </Form.Item>
          {proposed.error && <Failure error={proposed.error} />}
          <Button type="primary" htmlType="submit" loading={proposed.isPending}>
            申请
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
