import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import type { BegunSecondFactor, SecondFactorState } from '../../../contracts/sign-in-answers.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { QrPicture } from '../../ui/qr-picture.js';

interface Props {
  /** Told while the recovery codes are on the screen: nothing may take them away before they are written down. */
  readonly reading?: (isReading: boolean) => void;
}

/** A code from one's own telephone, besides the password. */
export function SecondFactor({ reading }: Props) {
  const cache = useQueryClient();
  const state = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => ask<SecondFactorState>('GET', '/me/second-factor'),
  });
  const begin = useMutation({ mutationFn: () => ask<BegunSecondFactor>('POST', '/me/second-factor') });
  const confirm = useMutation({
    mutationFn: (code: string) =>
      ask<{ recoveryCodes: string[] }>('POST', '/me/second-factor/confirm', { body: { code } }),
    onSuccess: () => {
      reading?.(true);
      return cache.invalidateQueries({ queryKey: ['second-factor'] });
    },
  });
  if (confirm.data) {
    const done = () => {
      confirm.reset();
      reading?.(false);
      void cache.invalidateQueries({ queryKey: ['session'] });
    };
    return <RecoveryCodes codes={confirm.data.recoveryCodes} done={done} />;
  }
  if (!state.data) return state.error ? <Failure error={state.error} /> : <Loading what="两步验证" />;
  if (state.data.on) {
    return (
      <p>
        <span className="pill done">已启用</span> 还有 {state.data.recoveryCodesLeft}{' '}
        个恢复码可用。更换手机时，请安全管理员核对身份后重置。
      </p>
    );
  }
  return (
    <div className="group">
      <p className="muted">
        登录时除密码外，再填手机验证器应用显示的 6 位数字。任何支持 TOTP 的验证器应用都可以，不需要联网。
      </p>
      {!begin.data && (
        <Button loading={begin.isPending} onClick={() => begin.mutate()} style={{ justifySelf: 'start' }}>
          启用两步验证
        </Button>
      )}
      {begin.error && <Failure error={begin.error} />}
      {begin.data && (
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }) => confirm.mutate(code)}
        >
          <p>一、用验证器应用扫描：</p>
          <QrPicture text={begin.data.uri} label="两步验证的二维码" />
          <p>不能扫描的，在应用中选择「手动输入密钥」，账户名任意，密钥填：</p>
          <p className="secret">{grouped(begin.data.secret)}</p>
          <p>
            用手机打开本页的，也可以直接<a href={begin.data.uri}>在验证器应用中打开</a>
            。密钥只显示这一次。
          </p>
          <Form.Item
            name="code"
            label="二、填写应用显示的 6 位验证码"
            rules={[{ required: true, pattern: /^\s*\d{3}\s*\d{3}\s*$/, message: '验证码为 6 位数字。' }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} style={{ width: 160 }} />
          </Form.Item>
          {confirm.error && <Failure error={confirm.error} />}
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            核对并启用
          </Button>
        </Form>
      )}
    </div>
  );
}

function RecoveryCodes({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  return (
    <div className="group">
      <Alert
        type="warning"
        showIcon
        title="请抄下恢复码，妥善保存"
        description="手机不在身边时，每个恢复码可代替验证码登录一次。只显示这一次。"
      />
      <ul className="secret" aria-label="恢复码">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button type="primary" style={{ justifySelf: 'start' }} onClick={done}>
        已经抄好
      </Button>
    </div>
  );
}

/** In fours, as people copy. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
