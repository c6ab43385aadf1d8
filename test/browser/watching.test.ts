import type { Page } from 'playwright-core';
import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  PHONE,
  pickDay,
  picture,
  seriousFaults,
} from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';
const TODAY = '2025-09-15';

/** Those who watch over the county and the system, at a desk and on a phone. */
describeInBrowser('the pages of those who watch and those who keep the system', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  const faults: string[] = [];
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
    await fewCases(desk);
  }, 180_000);
  afterAll(() => world?.stop());
  afterEach(() => {
    expect(faults.splice(0)).toEqual([]);
  });

  const open = async (page: Page, path: string) => {
    await page.goto(`${world.stack.apiUrl}/#${path}`);
    await quiet(page);
  };
  /** Looks at a page as it stands: the picture is for people, axe and the width for the test. */
  const look = async (page: Page, name: string) => {
    await quiet(page);
    await picture(page, name, true);
    faults.push(...(await seriousFaults(page)).map((fault) => `${name} ${fault}`));
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
    if (wide > 0) faults.push(`${name} is ${wide} px too wide`);
  };
  const everyPage = async (login: string, paths: readonly string[]) => {
    for (const [size, viewport] of [
      ['1280', DESK],
      ['390', PHONE],
    ] as const) {
      const page = await world.signedIn(login, viewport);
      page.on('pageerror', (error) => faults.push(`${login} ${size}: ${error.message}`));
      for (const path of paths) {
        await open(page, path);
        await look(page, `${login}${path.replaceAll('/', '-')}-${size}`);
      }
      await page.context().close();
    }
  };

  it.each([
    ['supervisor', ['/supervision', '/stuck', '/policies', '/calendar']],
    ['leader', ['/supervision', '/board']],
    ['bureau.head', ['/supervision', '/board', '/preview', '/policies', '/calendar', '/me']],
    ['junior2.principal', ['/supervision', '/board']],
    ['liuwan.head', ['/board']],
    ['system.admin', ['/accounts', '/policies', '/calendar']],
    ['security.admin', ['/security']],
    ['audit.admin', ['/audit']],
  ])(
    'has nothing serious for axe and nothing too wide for %s',
    (login, paths) => everyPage(login, paths),
    120_000,
  );

  it('shows a supervisor rates and no way to a child', async () => {
    const page = await world.signedIn('supervisor');
    await page.getByRole('heading', { level: 1, name: '统计' }).waitFor();
    await page.getByText('劝返率').first().waitFor();
    expect(await page.getByRole('button', { name: /查看学生/ }).count()).toBe(0);
    expect(await page.locator('a[href*="/cases"]').count()).toBe(0);
    await page.context().close();
  });

  it('leads a head of the bureau from a rate to the children it is made of', async () => {
    const page = await world.signedIn('bureau.head');
    await open(page, '/supervision');
    await page.getByRole('button', { name: /^疑似辍学率分子 \d+，查看学生$/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('link').first().waitFor();
    expect(await drawer.locator('.row').count()).toBeGreaterThanOrEqual(4);
    await look(page, 'rate-members-1280');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Close' })
        .or(drawer.locator('.ant-drawer-close'))
        .first()
        .click()
        .then(() => page.getByRole('button', { name: /xlsx/ }).click()),
    ]);
    expect(file.suggestedFilename()).toMatch(/统计 2025-09-15\.xlsx$/);
    await page.context().close();
  });

  it('compares two regimes line by line', async () => {
    const page = await world.signedIn('bureau.head');
    await open(page, '/policies');
    await page.getByRole('combobox', { name: '与之比较的方案' }).click();
    await page.getByTitle('鸡东', { exact: false }).last().click();
    await page.getByRole('switch', { name: '只看不同' }).click();
    expect(await page.locator('tr.differs').count()).toBeGreaterThan(5);
    expect(await page.locator('tbody tr:not(.differs):not(.section-row)').count()).toBe(0);
    await look(page, 'policies-compared-1280');
    await page.context().close();
  });

  it('publishes a closure and keeps the holidays that were there', async () => {
    const page = await world.signedIn('bureau');
    await open(page, '/calendar');
    await page.getByRole('button', { name: '发布校历' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '增加停课' }).click();
    await drawer.getByLabel('原因').fill('防汛停课');
    await pickDay(drawer.getByLabel('自').first(), '2025-09-22');
    await pickDay(drawer.getByLabel('至').first(), '2025-09-24');
    await look(page, 'calendar-publish-1280');
    await drawer.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('校历已发布').waitFor();
    await page.getByText('防汛停课').first().waitFor();
    expect(await page.locator('td.is-closed').count()).toBe(3);
    expect(await page.locator('td.is-off').count()).toBeGreaterThan(20);
    await page.context().close();
  });

  it('opens an account whose holder must first choose a password of their own', async () => {
    const page = await world.signedIn('system.admin');
    await page.getByRole('button', { name: '开通账号' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('姓名').fill('新来的人');
    await drawer.getByLabel('登录名').fill('new.person');
    await drawer.getByRole('combobox', { name: '岗位' }).fill('督导');
    await page.locator('.ant-select-item-option').filter({ hasText: '督导人员' }).click();
    await drawer.getByRole('combobox', { name: '县' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '云岭县' }).last().click();
    await look(page, 'new-account-1280');
    await drawer
      .getByRole('button', { name: '开 通' })
      .or(drawer.getByRole('button', { name: '开通' }))
      .click();
    const oneTime = (await drawer.locator('.one-time').textContent()) ?? '';
    await look(page, 'one-time-1280');
    await page.context().close();

    const theirs = await world.visitor();
    await theirs.getByLabel('登录名').fill('new.person');
    await theirs.getByLabel('密码').fill(oneTime);
    await theirs.getByRole('button', { name: '登录' }).click();
    await theirs.getByRole('heading', { name: '请先设置自己的密码' }).waitFor();
    await look(theirs, 'own-password-1280');
    await theirs.getByLabel('一次性密码').fill(oneTime);
    await theirs.getByLabel('新密码', { exact: true }).fill('Qinghe-2026-ok');
    await theirs.getByLabel('再填一次新密码').fill('Qinghe-2026-ok');
    await theirs.getByRole('button', { name: '修改密码' }).click();
    await theirs.getByText('劝返率').first().waitFor();
    await theirs.context().close();
  }, 60_000);

  it('shows every deadline of two regimes on its day, as the rules of the cases compute it', async () => {
    const page = await world.signedIn('bureau.head');
    await open(page, '/preview');
    await pickDay(page.getByLabel('开始缺勤'), '2025-09-08');
    await page.getByRole('combobox', { name: '比较的方案' }).click();
    await page.getByTitle('鸡东', { exact: false }).last().click();
    await quiet(page);
    const on = (day: string) => page.locator(`td:has(time[datetime="${day}"])`);
    // Two school days to look at an alert, then seven days to telephone (default pack); one school day and a month
    // from the first day of absence in 002.
    expect(await on('2025-09-10').locator('.chip.side-0').allTextContents()).toEqual(['核实预警']);
    expect(await on('2025-09-17').locator('.chip.side-0').allTextContents()).toEqual(['联系监护人或家访']);
    expect(await on('2025-10-08').locator('.chip.side-1').allTextContents()).toEqual(['联系监护人或家访']);
    await look(page, 'preview-two-1280');
    await page.setViewportSize(PHONE);
    await look(page, 'preview-two-390');
    await page.context().close();
  });

  it('hands a school its ledger as a numbered file, and says where its chains end', async () => {
    const page = await world.signedIn('junior2.principal');
    await open(page, '/board');
    await page
      .getByRole('region', { name: '责任链' })
      .getByText(/名在籍学生中/)
      .waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    const dialog = page.getByRole('dialog');
    await look(page, 'export-1280');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.locator('.ant-modal-footer .ant-btn-primary').click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/台账.*\d+\.xlsx$/);
    await page.getByText(/已导出，编号/).waitFor();
    await page.context().close();
  });

  it('lets somebody stand in for a head, who then works in either post', async () => {
    const page = await world.signedIn('system.admin');
    await page.getByRole('searchbox', { name: '查找账号' }).fill('liuwan.head');
    await page.getByRole('searchbox', { name: '查找账号' }).press('Enter');
    await page.getByRole('button', { name: '设代理' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox', { name: '代理人' }).fill('baishi.cadre');
    await page.locator('.ant-select-item-option').filter({ hasText: 'baishi.cadre' }).click();
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await pickDay(drawer.getByLabel('至'), soon);
    await look(page, 'lend-1280');
    await drawer.locator('button[type=submit]').click();
    await page.getByText('已设代理').waitFor();
    await page.context().close();
    const theirs = await world.signedIn('baishi.cadre');
    await theirs.getByRole('button', { name: '切换任职' }).click();
    await look(theirs, 'choose-post-1280');
    await theirs.getByRole('button', { name: /乡镇负责人/ }).click();
    await theirs
      .locator('.who')
      .getByText(/代.+柳湾乡 · 乡镇负责人/)
      .waitFor();
    await theirs.context().close();
  }, 60_000);

  it('finds in the audit who was refused what, and the chain whole', async () => {
    const page = await world.signedIn('audit.admin');
    await page.getByRole('button', { name: '核验整条链' }).click();
    await page.getByText(/审计链完整，共 \d+ 条/).waitFor();
    await page.getByRole('combobox', { name: '事项' }).click();
    await page.getByTitle('登录', { exact: true }).click();
    await quiet(page);
    const shown = await page.locator('table.audit tbody tr').count();
    expect(shown).toBeGreaterThan(3);
    expect(await page.locator('table.audit tbody tr').filter({ hasText: '登录' }).count()).toBe(shown);
    await look(page, 'audit-whole-1280');
    await page.context().close();
  });

  it('shows a colleague at once what somebody else has done, without a reload', async () => {
    const [principal, stranger] = await Promise.all([
      world.signedIn('junior2.principal'),
      world.signedIn('liuwan.cadre'),
    ]);
    await Promise.all([open(principal, '/cases'), open(stranger, '/cases')]);
    // From here on the pages ask for nothing by themselves for a minute and a half.
    const before = await principal.locator('.row').count();
    const caseNo = await desk.report(TEACHER, 12);
    await principal.getByText(caseNo).waitFor({ timeout: 4_000 });
    await stranger.getByText(caseNo).waitFor({ timeout: 4_000 });
    expect(await principal.locator('.row').count()).toBe(before + 1);
    await open(principal, `/cases/${caseNo}`);
    await desk.act(TEACHER, caseNo, 'recordContact', { means: 'phone', outcome: 'promised' });
    await principal
      .getByText(/监护人答应返校/)
      .first()
      .waitFor({ timeout: 4_000 });
    await Promise.all([principal, stranger].map((page) => page.context().close()));
  }, 60_000);
});

async function quiet(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.ant-spin-spinning, .blank[role=status]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
}

/** A few children, one order drafted, one back. */
async function fewCases(desk: Desk): Promise<void> {
  const ordered = await desk.report(TEACHER, 0);
  await desk.draftOrder(ordered, TODAY);
  const returned = await desk.report(TEACHER, 1);
  await desk.act(TEACHER, returned, 'recordHomeVisit', {
    visitedOn: TODAY,
    participants: ['homeroom'],
    outcome: 'promised',
    reason: 'distance',
  });
  await desk.act(TEACHER, returned, 'reportReturn', { returnedOn: TODAY });
  for (const n of [2, 3, 4]) await desk.report(TEACHER, n);
  const told = await desk.report(TEACHER, 5);
  await desk.act(TEACHER, told, 'recordContact', { means: 'phone', outcome: 'refused', reason: 'work' });
}
