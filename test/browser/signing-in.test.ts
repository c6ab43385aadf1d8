import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { createDataSource } from '../../src/persistence/data-source.js';
import { SAMPLE_PASSWORD } from '../../src/launcher/sample/sample-logins.js';
import { startIdentityProvider, type TestProvider } from '../support/identity-provider.js';
import {
  ConsoleWorld,
  describeInBrowser,
  PHONE,
  pickDay,
  picture,
  seriousFaults,
  settled,
} from './console-world.js';

const TEACHER = 'junior2.7-1';

describeInBrowser('signing in, seen by a browser', () => {
  let world: ConsoleWorld;
  let provider: TestProvider;
  beforeAll(async () => {
    world = await ConsoleWorld.start({
      provider: async (publicUrl) => {
        provider = await startIdentityProvider(publicUrl);
        return provider.issuer;
      },
    });
  }, 300_000);
  afterAll(async () => {
    await world?.stop();
    await provider?.stop();
  }, 60_000);

  const sql = async (text: string) => {
    const source = await createDataSource(world.stack.databaseUrl, 1).initialize();
    await source.query(text).finally(() => source.destroy());
  };
  // While its wheel turns, and sometimes a while longer, antd calls a button「loading 登录」.
  const fill = async (page: Page, login: string) => {
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码').fill(SAMPLE_PASSWORD);
    await page.getByRole('button', { name: /登录$/ }).click();
  };

  it('goes to the identity provider and comes back signed in', async () => {
    provider.claims.set('teacher', { preferred_username: TEACHER });
    const page = await world.visitor();
    await page.getByRole('button', { name: '统一身份认证' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'login-provider');
    await page.getByRole('button', { name: '统一身份认证' }).click();
    await page.locator('input[name=login]').fill('teacher');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.locator('.topbar').waitFor();
    // The answer is good once and does not stay in the address.
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('tells a stranger in Chinese that there is no account', async () => {
    provider.claims.set('stranger', { preferred_username: 'nobody.here' });
    const page = await world.visitor();
    await page.getByRole('button', { name: '统一身份认证' }).click();
    await page.locator('input[name=login]').fill('stranger');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.getByText('您的身份已核实，但本系统没有您的账号。').waitFor();
    await page.context().close();
  });

  it('says that a sign-in is over, and nothing of the kind to who has signed out', async () => {
    const page = await world.signedIn(TEACHER, PHONE);
    const over = page.getByText('登录已失效，请重新登录。');
    await page.goto(`${world.stack.apiUrl}/#/me`);
    await page.getByText('Chrome 浏览器（Linux）').first().waitFor();
    await sql(`DELETE FROM session WHERE account IN (SELECT code FROM account WHERE login = '${TEACHER}')`);
    await page.reload();
    await over.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'login-over-phone');
    await fill(page, TEACHER);
    await page.locator('.topbar').waitFor();
    await page.getByRole('button', { name: /退出/ }).first().click();
    await page.getByLabel('登录名').waitFor();
    expect(await over.count()).toBe(0);
    await page.context().close();
  });

  it('enrols a second factor and asks for its code the next time', async () => {
    const page = await world.signedIn('bureau.head');
    await page.goto(`${world.stack.apiUrl}/#/me`);
    await page.getByRole('button', { name: '启用两步验证' }).click();
    await page.getByRole('img', { name: '两步验证的二维码' }).waitFor();
    await settled(page);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'second-factor-enrol', true);
    const secret = ((await page.locator('p.secret').textContent()) ?? '').replaceAll(' ', '');
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await page.getByLabel('二、填写应用显示的 6 位验证码').fill(code());
    await page.getByRole('button', { name: '核对并启用' }).click();
    await page.getByRole('list', { name: '恢复码' }).waitFor();
    expect(await page.getByRole('list', { name: '恢复码' }).getByRole('listitem').count()).toBe(10);
    await page.getByRole('button', { name: '已经抄好' }).click();
    await page.getByText('还有 10 个恢复码可用').waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await sql('UPDATE second_factor SET last_step = 0');
    await fill(page, 'bureau.head');
    await page.getByLabel('验证码').fill('000000');
    await page.getByRole('button', { name: /登录$/ }).click();
    await page.getByText('验证码不正确，或已经使用过。').waitFor();
    await picture(page, 'login-code');
    await page.getByLabel('验证码').fill(code());
    await page.getByRole('button', { name: /登录$/ }).click();
    await page.locator('.topbar').waitFor();
    await page.context().close();
  });

  it('leads whoever must have a second factor to it, and takes no recovery code away unread', async () => {
    await sql(
      `INSERT INTO setting (key, value, changed_at)
       VALUES ('sign_in', '{"passwordsForWork": true, "secondFactorFor": ["court_liaison"]}', now())`,
    );
    const page = await world.visitor(PHONE);
    await fill(page, 'court');
    await page.getByRole('heading', { name: '请先启用两步验证' }).waitFor();
    await page.getByRole('button', { name: '启用两步验证' }).click();
    await page.getByRole('img', { name: '两步验证的二维码' }).waitFor();
    await picture(page, 'second-factor-due-390', true);
    const secret = ((await page.locator('p.secret').textContent()) ?? '').replaceAll(' ', '');
    await page
      .getByLabel('二、填写应用显示的 6 位验证码')
      .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.getByRole('button', { name: '核对并启用' }).click();
    await page.getByRole('list', { name: '恢复码' }).waitFor();
    // The page asks every 20 seconds who is signed in, and now nothing hinders any more.
    await page.waitForResponse((answer) => answer.url().endsWith('/api/console') && answer.ok(), {
      timeout: 30_000,
    });
    await page.waitForTimeout(500);
    expect(await page.getByRole('list', { name: '恢复码' }).getByRole('listitem').count()).toBe(10);
    await page.getByRole('button', { name: '已经抄好' }).click();
    await page.getByRole('heading', { name: '今日待办' }).waitFor();
    await page.context().close();
  }, 90_000);

  it('lets one administrator propose a machine’s token and the other confirm it', async () => {
    const system = await world.signedIn('system.admin');
    await system.goto(`${world.stack.apiUrl}/#/machines`);
    await system.getByRole('button', { name: '申请令牌' }).click();
    await system.getByLabel('用途').fill('门禁考勤');
    await system.getByLabel('以哪个岗位的身份').click();
    await system.locator('.ant-select-item-option', { hasText: '学籍管理员' }).click();
    await system.getByLabel('单位代码').fill('3137099001');
    await system.getByLabel('提交考勤').check();
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await pickDay(system.getByLabel('有效期至（最长一年）'), day);
    await system.getByRole('button', { name: '申请', exact: true }).click();
    await system.getByText('待安全管理员确认').first().waitFor();
    const token = (await system.locator('code').textContent()) ?? '';
    expect(token).toMatch(/^nol_/);
    await system.getByRole('button', { name: '已经填好' }).click();
    await settled(system);
    expect(await seriousFaults(system)).toEqual([]);
    await system.context().close();
    const use = async () => {
      const answer = await fetch(`${world.stack.apiUrl}/api/attendance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ marks: [] }),
      });
      return answer.status;
    };
    expect(await use()).toBe(401);
    const guard = await world.signedIn('security.admin');
    await guard.goto(`${world.stack.apiUrl}/#/machines`);
    await guard.getByRole('button', { name: '确认', exact: true }).click();
    await guard.locator('.ant-popconfirm').getByRole('button', { name: '确认', exact: true }).click();
    await guard.getByText('有效', { exact: true }).waitFor();
    await settled(guard);
    await picture(guard, 'machines', true);
    // Through the door, and told what is missing.
    expect(await use()).toBe(422);
    await guard.context().close();
  });
});
