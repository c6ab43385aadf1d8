import type { Page } from 'playwright-core';
import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  PHONE,
  picture,
  seriousFaults,
  TODAY,
} from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

describeInBrowser('the console in a real Chromium', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 120_000);
  afterAll(() => world?.stop());

  const open = (page: Page, path: string) => page.goto(`${world.stack.apiUrl}/#${path}`);

  it('refuses a wrong password in words and has an accessible login', async () => {
    const page = await world.visitor(PHONE);
    await page.getByLabel('登录名').fill(TEACHER);
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor();
    await picture(page, 'login-390');
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps scripts to its own and every answer about a child out of caches', async () => {
    const { headers } = await fetch(`${world.stack.apiUrl}/`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(headers.get('cache-control')).toBe('no-cache');
    const script = /src="\.(\/assets\/[^"]+)"/.exec(await (await fetch(world.stack.apiUrl)).text())?.[1];
    const asset = await fetch(`${world.stack.apiUrl}${script ?? ''}`);
    expect(asset.headers.get('cache-control')).toMatch(/immutable/);
    expect(asset.headers.get('content-encoding')).toMatch(/br|gzip/);
  });

  it.each([
    ['phone', PHONE, 0],
    ['desk', DESK, 1],
  ] as const)('lets a teacher find the day’s work and record a visit (%s)', async (name, size, pupil) => {
    const caseNo = await desk.report(TEACHER, pupil);
    const page = await world.signedIn(TEACHER, size);
    await page.getByRole('heading', { name: '今日待办' }).waitFor();
    await page.getByText(caseNo).waitFor();
    await picture(page, `teacher-today-${name}`);
    await page.locator('.row', { hasText: caseNo }).getByRole('link', { name: /^办理/ }).click();
    await page.getByRole('button', { name: '提交' }).waitFor();
    await page.getByRole('button', { name: '以后再办' }).click();
    await page.getByRole('button', { name: '记录家访' }).click();
    await page.getByText('班主任或教师').click();
    await page.getByText('监护人答应返校').click();
    await page.getByRole('textbox', { name: /^经过/ }).fill('母亲在家，答应周一送孩子回来。');
    await page.getByLabel('孩子自己的话').fill('我想回去上学。');
    await picture(page, `teacher-visit-${name}`);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办理：记录家访').waitFor();
    await page.locator('blockquote', { hasText: '我想回去上学' }).waitFor();
    await picture(page, `teacher-case-${name}`);
    expect(await desk.happenings(TEACHER, caseNo)).toContain('HomeVisitRecorded');
    expect(
      await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("nol.draft")).length'),
    ).toBe(0);
    await page.context().close();
  });

  it('lets a principal work, a township head approve, and a cadre serve, each from the day’s list', async () => {
    const caseNo = await desk.report(TEACHER, 2);
    await desk.draftOrder(caseNo, TODAY);
    const head = await world.signedIn('liuwan.head');
    await open(head, '/inbox');
    await head.getByRole('link', { name: /^核对/ }).click();
    await head.getByRole('button', { name: /^批准/ }).click();
    await head.getByLabel('本人已审核').getByText('是', { exact: true }).click();
    await head.getByRole('button', { name: '提交' }).click();
    await head.getByText(/^已办理/).waitFor();
    await picture(head, 'head-approved');
    await head.context().close();
    const cadre = await world.signedIn('liuwan.cadre', PHONE);
    await cadre.locator('.row', { hasText: caseNo }).getByRole('link', { name: /^办理/ }).click();
    await cadre.getByLabel(/用印登记号/).fill('Y-2025-0001');
    await cadre.getByRole('button', { name: '提交' }).click();
    await cadre.getByText('已办理：用印并制发法律文书').waitFor();
    await desk.serveOrder(caseNo, TODAY, 'father');
    await desk.serveOrder(caseNo, TODAY, 'mother');
    await cadre.getByRole('region', { name: '法定期限', exact: true }).waitFor();
    await picture(cadre, 'cadre-case-390');
    await cadre.context().close();
    expect((await desk.view('liuwan.cadre', caseNo)).view.papers[0]?.status).toBe('served');
  });

  it('keeps a visit over a lost line and sends it once', async () => {
    const caseNo = await desk.report(TEACHER, 3);
    const page = await world.signedIn(TEACHER, PHONE);
    await open(page, `/cases/${caseNo}?act=recordHomeVisit`);
    await page.getByText('班主任或教师').click();
    await page.getByText('尚在商量').click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('联网后自动发送，只发一次').waitFor();
    await picture(page, 'offline-390');
    await page.getByRole('button', { name: '再试发送' }).click();
    await page.context().setOffline(false);
    await page.getByText('已补发：记录家访').waitFor();
    const visits = (await desk.happenings(TEACHER, caseNo)).filter((type) => type === 'HomeVisitRecorded');
    expect(visits).toHaveLength(1);
    expect(
      await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("nol.draft")).length'),
    ).toBe(0);
    await page.context().close();
  });

  it('forgets unsent words at sign-out', async () => {
    const caseNo = await desk.report(TEACHER, 4);
    const page = await world.signedIn(TEACHER);
    await open(page, `/cases/${caseNo}?act=recordContact`);
    await page.getByRole('textbox', { name: /^经过/ }).fill('还没写完');
    await page.reload();
    await page.getByText('已恢复您上次没有提交的内容').waitFor();
    await page.getByRole('button', { name: '以后再办' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('登录名').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('还没写完');
    await page.context().close();
  });

  it('tells the second of two people that the case has moved, and refuses in words', async () => {
    const caseNo = await desk.report(TEACHER, 5);
    const [first, second] = await Promise.all([world.signedIn(TEACHER), world.signedIn('junior2.principal')]);
    await Promise.all([first, second].map((page) => open(page, `/cases/${caseNo}?act=reportReturn`)));
    await Promise.all([first, second].map((page) => page.getByRole('button', { name: '提交' }).waitFor()));
    await first.getByRole('button', { name: '提交' }).click();
    await first.getByText('已办理：登记复学').waitFor();
    await second.getByText('刚刚有了新的进展').waitFor();
    await second.getByText(/现在不能办理：已于2025年9月15日登记复学/).waitFor();
    expect(await second.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    await picture(second, 'two-people');
    expect((await desk.happenings(TEACHER, caseNo)).filter((type) => type === 'ReturnReported')).toHaveLength(
      1,
    );
    await Promise.all([first, second].map((page) => page.context().close()));
  });

  it('has nothing serious for axe on any page, at a desk and on a phone', async () => {
    const caseNo = await desk.report(TEACHER, 6);
    const pages = [
      'today',
      'cases',
      `cases/${caseNo}`,
      'pupils',
      'stuck',
      'supervision',
      'rosters',
      'preview',
      'mails',
      'drill',
      'nowhere',
    ];
    const faults: string[] = [];
    for (const [name, size] of [
      ['desk', DESK],
      ['phone', PHONE],
    ] as const) {
      const page = await world.signedIn('bureau', size);
      for (const path of pages) {
        await open(page, `/${path}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForTimeout(400);
        await picture(page, `${path.startsWith('cases/') ? 'case' : path}-${name}`);
        faults.push(...(await seriousFaults(page)).map((fault) => `${path} (${name}) ${fault}`));
        const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(wide) > 0) faults.push(`${path} (${name}) is ${String(wide)} px too wide`);
      }
      await page.context().close();
    }
    expect(faults).toEqual([]);
  }, 90_000);

  it('shows a supervisor numbers and no child', async () => {
    const page = await world.signedIn('supervisor', PHONE);
    await page.getByRole('heading', { name: '统计' }).waitFor();
    await picture(page, 'supervisor-390');
    await page.getByRole('button', { name: '打开栏目' }).click();
    expect(await page.getByRole('link', { name: '案件', exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('shows an administrator of the system no case and no child', async () => {
    const page = await world.signedIn('audit.admin');
    await page.getByRole('heading', { name: '审计记录' }).waitFor();
    const links = page.getByRole('navigation', { name: '栏目', exact: true }).getByRole('link');
    expect(await links.allTextContents()).toEqual(['审计记录']);
    await page.context().close();
  });
});
