import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useChangePassword } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';

interface Passwords {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** A new password; a forced one only says differently what the old one is. */
export function OwnPassword({ oneTime }: { readonly oneTime: boolean }) {
  const change = useChangePassword();
  const { notification } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const finish = async ({ current, next }: Passwords) => {
    setBusy(true);
    setError(null);
    try {
      await change(current, next);
      notification.success({ title: '密码已修改', description: '您在其他设备上的登录已失效。' });
      form.resetFields();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  const old = oneTime ? '一次性密码' : '现在的密码';
  return (
    <Form<Passwords>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void finish(values)}
    >
      <Form.Item name="current" label={old} rules={[{ required: true, message: `请填写${old}。` }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label="新密码"
        extra="至少 10 个字符，含大写字母、小写字母、数字、符号中的三种。"
        rules={[{ required: true, message: '请填写新密码。' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新密码"
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填写的新密码不一致。')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {error !== null && <Failure error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        修改密码
      </Button>
    </Form>
  );
}
