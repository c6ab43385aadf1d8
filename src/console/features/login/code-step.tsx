import { Button, Form, Input } from 'antd';
import { Failure } from '../../ui/failure.js';

interface Props {
  readonly busy: boolean;
  readonly error: unknown;
  readonly enter: (code: string) => void;
  readonly back: () => void;
}

/** The second door. A recovery code goes into the same field, for who has lost the telephone. */
export function CodeStep({ busy, error, enter, back }: Props) {
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => enter(code.trim())}
    >
      <Form.Item
        name="code"
        label="验证码"
        extra="打开手机上的身份验证器应用；手机不在身边时，可填写一个恢复码。"
        rules={[{ required: true, message: '请填写验证码。' }]}
      >
        <Input autoComplete="one-time-code" autoFocus maxLength={30} size="large" />
      </Form.Item>
      {error !== null && <Failure error={error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        登录
      </Button>
      <Button type="link" block onClick={back}>
        换一个账号
      </Button>
    </Form>
  );
}
