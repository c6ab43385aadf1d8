import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { ManagedAccounts } from '../../../contracts/account-answers.js';
import { ADMIN_LABELS, isAdminRole, type AccountRole } from '../../../domain/access/admin-role.js';
import { POST_SCOPES, type Post } from '../../../domain/access/post.js';
import { OFFICE_OF } from '../../../domain/access/role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask, Problem } from '../../api/client.js';
import type { Units } from '../../api/units.js';
import { DateInput } from '../../ui/date-input.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { OfficeFields, officeOf, type OfficeParts } from './office-fields.js';

type Account = ManagedAccounts['items'][number];

function useDone() {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  return {
    done: (title: string) => {
      notification.success({ title });
      return cache.invalidateQueries({ queryKey: ['accounts'] });
    },
    undone: (error: Error) =>
      notification.warning({
        title: '没有办成',
        description: [error.message, ...(error instanceof Problem ? error.possible : [])].join(' '),
        duration: 0,
      }),
  };
}

/** A further post for somebody who has an account. */
export function AddPost({ account, units }: { readonly account: Account; readonly units: Units }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<OfficeParts & { role: AccountRole }>();
  const role = Form.useWatch('role', form);
  const { done } = useDone();
  const add = useMutation({
    mutationFn: ({ role: held, ...parts }: OfficeParts & { role: AccountRole }) =>
      ask('POST', '/posts', { body: { account: account.code, role: held, office: officeOf(parts) } }),
    onSuccess: () => {
      setOpen(false);
      return done(`${account.name}已增加任职`);
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        增加任职
      </Button>
      <Drawer
        title={`${account.name}：增加任职`}
        open={open}
        onClose={() => setOpen(false)}
        size={440}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="role" label="岗位" rules={[{ required: true, message: '请选择岗位。' }]}>
            <Select
              options={asOptions({ ...ROLE_LABELS, ...ADMIN_LABELS })}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={() => form.resetFields(['unit', 'grade', 'classNo', 'department'])}
            />
          </Form.Item>
          {role && <OfficeFields kind={isAdminRole(role) ? 'county' : OFFICE_OF[role]} units={units} />}
          {add.error && <Failure error={add.error} />}
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            增加
          </Button>
        </Form>
      </Drawer>
    </>
  );
}

export function EndPost({ post }: { readonly post: Post }) {
  const { done, undone } = useDone();
  const end = useMutation({
    mutationFn: () => ask('POST', `/posts/${post.id}/end`, { body: {} }),
    onSuccess: () => done('已终止'),
    onError: undone,
  });
  const words = post.actingFor === null ? '免去这一任职？职权随即失效。' : '终止这一代理？';
  return (
    <Popconfirm
      title={words}
      okText="终止"
      cancelText="不终止"
      onConfirm={() => end.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" type="text" loading={end.isPending}>
        {post.actingFor === null ? '免职' : '终止代理'}
      </Button>
    </Popconfirm>
  );
}

interface Lending {
  readonly account: string;
  readonly to: string;
  readonly scope: Post['scope'];
}

/** Somebody else stands in for a time; what they do says for whom. */
export function Lend({
  post,
  holder,
  accounts,
}: {
  readonly post: Post;
  readonly holder: string;
  readonly accounts: readonly Account[];
}) {
  const [open, setOpen] = useState(false);
  const { done } = useDone();
  const lend = useMutation({
    mutationFn: (body: Lending) => ask('POST', `/posts/${post.id}/substitution`, { body }),
    onSuccess: () => {
      setOpen(false);
      return done('已设代理');
    },
  });
  const others = accounts
    .filter(({ code, active }) => active && code !== post.account)
    .map(({ code, name, login }) => ({ value: code, label: `${name}（${login}）` }));
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        设代理
      </Button>
      <Drawer title={`代理${holder}`} open={open} onClose={() => setOpen(false)} size={440} destroyOnHidden>
        <p className="muted">代理人以代理身份办理的每一件事都记明代理何人；一次至多 90 日。</p>
        <Form<Lending>
          layout="vertical"
          requiredMark={false}
          initialValues={{ scope: 'no_decisions' }}
          onFinish={(values) => lend.mutate(values)}
        >
          <Form.Item name="account" label="代理人" rules={[{ required: true, message: '请选择代理人。' }]}>
            <Select options={others} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
          <Form.Item name="to" label="至" rules={[{ required: true, message: '请填写终止日期。' }]}>
            <DateInput />
          </Form.Item>
          <Form.Item name="scope" label="范围">
            <Select options={asOptions(POST_SCOPES)} />
          </Form.Item>
          {lend.error && <Failure error={lend.error} />}
          <Button type="primary" htmlType="submit" loading={lend.isPending}>
            设代理
          </Button>
        </Form>
      </Drawer>
    </>
  );
}
