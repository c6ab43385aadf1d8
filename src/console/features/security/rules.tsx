import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Switch } from 'antd';
import type { CountySignInRules } from '../../../contracts/account-answers.js';
import { ADMIN_LABELS } from '../../../domain/access/admin-role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { asOptions } from '../../ui/labels-as-options.js';
import { Loading } from '../../ui/loading.js';

/** What the county has decided about signing in. It holds at once, for everybody. */
export function Rules() {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const rules = useQuery({
    queryKey: ['security', 'rules'],
    queryFn: () => ask<CountySignInRules>('GET', '/security/sign-in-rules'),
  });
  const decide = useMutation({
    mutationFn: (body: CountySignInRules) => ask('PUT', '/security/sign-in-rules', { body }),
    onSuccess: () => {
      notification.success({ title: '登录规定已修改，立即生效' });
      return cache.invalidateQueries({ queryKey: ['security', 'rules'] });
    },
  });
  if (!rules.data) return rules.error ? <Failure error={rules.error} /> : <Loading what="登录规定" />;
  return (
    <Form<CountySignInRules>
      className="card rules"
      layout="vertical"
      initialValues={rules.data}
      onFinish={(values) => decide.mutate(values)}
    >
      <Form.Item
        name="passwordsForWork"
        label="办案岗位可以用密码登录"
        valuePropName="checked"
        extra="关闭后，办案岗位只能由统一身份认证登录；管理员始终可以用密码登录。"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="secondFactorFor" label="须启用两步验证的岗位">
        <Checkbox.Group options={asOptions({ ...ADMIN_LABELS, ...ROLE_LABELS })} />
      </Form.Item>
      {decide.error && <Failure error={decide.error} />}
      <Button type="primary" htmlType="submit" loading={decide.isPending}>
        保存规定
      </Button>
    </Form>
  );
}
