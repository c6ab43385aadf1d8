import { Alert, Button, Divider, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { sessionHasEnded } from '../../api/ended-session.js';
import {
  goToProvider,
  takeProviderAnswer,
  useSignIn,
  useWaysOfSigningIn,
  type SignInBy,
} from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { CodeStep } from './code-step.js';

interface Login {
  readonly login: string;
  readonly password: string;
}

export function LoginPage() {
  const signIn = useSignIn();
  const { data: ways } = useWaysOfSigningIn();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [atSecondDoor, setAtSecondDoor] = useState(false);
  const [ended] = useState(sessionHasEnded);
  const begun = useRef(false);

  const attempt = async (go: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await go();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  const enter = (by: SignInBy) =>
    attempt(async () => {
      if ((await signIn(by)) !== 'code') return;
      setAtSecondDoor(true);
      setBusy(false);
    });

  useEffect(() => {
    document.title = '登录 · 一个都不能少';
    if (begun.current) return;
    begun.current = true;
    const answer = takeProviderAnswer();
    if (answer !== null) void enter({ answer });
  });

  return (
    <main className="login">
      <section className="login-card">
        <img src="./icon.svg" alt="" width={52} height={52} />
        <h1>一个都不能少</h1>
        <p className="muted">控辍保学 · 义务教育阶段疑似辍学学生劝返办理</p>
        {atSecondDoor ? (
          <CodeStep
            busy={busy}
            error={error}
            enter={(code) => void enter({ code })}
            back={() => {
              setAtSecondDoor(false);
              setError(null);
            }}
          />
        ) : (
          <>
            {ended && error === null && (
              <Alert type="info" showIcon role="status" title="登录已失效，请重新登录。" />
            )}
            <Form<Login>
              layout="vertical"
              requiredMark={false}
              onFinish={({ login, password }) => void enter({ login: login.trim(), password })}
            >
              <Form.Item name="login" label="登录名" rules={[{ required: true, message: '请填写登录名。' }]}>
                <Input autoComplete="username" autoFocus autoCapitalize="none" size="large" />
              </Form.Item>
              <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码。' }]}>
                <Input.Password autoComplete="current-password" size="large" />
              </Form.Item>
              {error !== null && <Failure error={error} />}
              <Button type="primary" htmlType="submit" size="large" block loading={busy}>
                登录
              </Button>
            </Form>
            {ways?.provider != null && (
              <>
                <Divider plain>或</Divider>
                <Button size="large" block disabled={busy} onClick={() => void attempt(goToProvider)}>
                  {ways.provider}
                </Button>
              </>
            )}
          </>
        )}
        <p className="login-note">
          先帮助，后追责：每个孩子不来上学都有原因。
          <br />
          查阅和办理均留有记录，请勿在公用电脑上保存密码。
        </p>
      </section>
    </main>
  );
}
