import type { Page } from 'playwright-core';
import { ConsoleWorld, describeInBrowser, DESK, looksRight, PHONE } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';
const SIZES = [
  ['phone', PHONE, 0],
  ['desk', DESK, 1],
] as const;

/** What was written and taken where there is no line arrives once, and nothing of it stays in the browser. */
describeInBrowser('a visit on a lost line', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  const visits = async (caseNo: string) =>
    (await desk.happenings(TEACHER, caseNo)).filter((type) => type === 'HomeVisitRecorded').length;

  it.each(SIZES)(
    'keeps form and picture over a reload and sends each once (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      const page = await world.signedIn(TEACHER, size);
      await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=recordHomeVisit`);
      await page.getByText('班主任或教师').waitFor();
      const photo = await photoOf(page);
      await page.context().setOffline(true);
      await page.getByText('班主任或教师').click();
      await page.getByText('尚在商量').click();
      await page.locator('[role=dialog] input[data-kind=visit_photo]').setInputFiles(photo);
      await page.getByText('家访照片已存在本机，联网后自动发送').waitFor();
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByText('联网后自动发送，只发一次').waitFor();
      await page.getByRole('button', { name: '以后再办' }).click();
      const box = page.getByRole('status', { name: '待发送' });
      await box.getByText('待发送 2 件').waitFor();
      await looksRight(page, `lost-line-${name}`);

      // Without a line the page itself is gone; what was kept is not.
      await page.reload().catch(() => undefined);
      await page.context().setOffline(false);
      await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}`);
      await page.getByText('已补发：家访照片').waitFor();
      await page.getByText('已补发：记录家访').waitFor();
      await box.waitFor({ state: 'detached' });
      expect(await visits(caseNo)).toBe(1);
      expect(await desk.attachments(TEACHER, caseNo)).toHaveLength(1);
      expect(await leftIn(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('sends nothing twice whose answer was lost, and lets the act refer to the picture that was taken offline', async () => {
    const caseNo = await desk.report(TEACHER, 2);
    const page = await world.signedIn('junior2.principal', PHONE);
    await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=requestPause`);
    const form = page.getByRole('dialog');
    await form.getByText('患病治疗').click();
    await form.getByLabel(/暂停天数/).fill('14');
    let lost = 0;
    // The server has acted; nobody hears of it.
    for (const path of ['**/attachments', '**/acts/requestPause']) {
      await page.route(
        path,
        async (route) => {
          if (route.request().method() !== 'POST') return route.continue();
          await route.fetch();
          lost += 1;
          return route.abort();
        },
        { times: 1 },
      );
    }
    await form.locator('input[data-kind=scan]').setInputFiles(await photoOf(page));
    // Chosen either way: it may still wait here, or the outbox has sent it a second time by now.
    await form.getByRole('button', { name: /^扫描材料（/, pressed: true }).waitFor();
    const sent = page.waitForRequest(/acts\/requestPause$/);
    await form.getByRole('button', { name: '提交' }).click();
    await sent;
    // Whoever is quicker, the writer or the outbox that tries every few seconds: it is one request, and the form ends.
    const gone = form.waitFor({ state: 'detached' });
    await Promise.race([form.getByRole('button', { name: '再试发送' }).click(), gone]);
    await page.getByText(/^已(办理|补发)：申请暂停$/).waitFor();
    await gone;
    expect(lost).toBe(2);
    const kept = await desk.attachments(TEACHER, caseNo);
    expect(kept).toHaveLength(1);
    expect(((await sent).postDataJSON() as { input: { evidence: string } }).input.evidence).toBe(kept[0]?.id);
    const asked = await desk.happenings(TEACHER, caseNo);
    expect(asked.filter((type) => type === 'HoldRequested')).toHaveLength(1);
    expect(await leftIn(page)).toEqual([]);
    await page.context().close();
  });

  it('ends the form whose words the outbox has sent while nobody pressed anything', async () => {
    const caseNo = await desk.report(TEACHER, 4);
    const page = await world.signedIn(TEACHER, PHONE);
    await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=recordHomeVisit`);
    const form = page.getByRole('dialog');
    await form.getByText('班主任或教师').click();
    await form.getByText('尚在商量').click();
    await page.context().setOffline(true);
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByRole('button', { name: '再试发送' }).click();
    await form.getByText('联网后自动发送，只发一次').waitFor();
    await page.context().setOffline(false);
    await page.getByText('已补发：记录家访').waitFor();
    await form.waitFor({ state: 'detached' });
    expect(await visits(caseNo)).toBe(1);
    await page.context().close();
  });

  it('says what would be lost before somebody signs out, and leaves nothing behind', async () => {
    const caseNo = await desk.report(TEACHER, 3);
    const page = await world.signedIn(TEACHER, PHONE);
    await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=recordHomeVisit`);
    await page.getByText('班主任或教师').waitFor();
    const photo = await photoOf(page);
    await page.context().setOffline(true);
    await page.locator('[role=dialog] input[data-kind=visit_photo]').setInputFiles(photo);
    await page.getByText('家访照片已存在本机').waitFor();
    await page.getByRole('textbox', { name: /^经过/ }).fill('还没写完');
    await page.getByRole('button', { name: '以后再办' }).click();
    expect(await leftIn(page)).toHaveLength(2);
    await page.getByRole('button', { name: '退出登录' }).click();
    const ask = page.getByRole('dialog', { name: '还有 1 件没有发送' });
    await ask.getByRole('button', { name: '等发送完' }).click();
    expect(await leftIn(page)).toHaveLength(2);
    await page.getByRole('button', { name: '退出登录' }).click();
    await ask.getByRole('button', { name: '删除并退出' }).click();
    await page.getByLabel('登录名').waitFor();
    expect(await leftIn(page)).toEqual([]);
    await page.context().close();
    expect(await desk.attachments(TEACHER, caseNo)).toHaveLength(0);
  });
});

async function photoOf(page: Page) {
  return { name: 'IMG_0001.png', mimeType: 'image/png', buffer: await page.screenshot() };
}

/** Every draft and every file that this browser still holds. */
function leftIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const drafts = Object.keys(localStorage).filter((key) => key.startsWith('nol.draft'));
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const files = await Promise.all(names.map((name) => new Promise((done, failed) => {
      const open = indexedDB.open(name);
      open.onerror = () => failed(open.error);
      open.onsuccess = () => {
        const stores = [...open.result.objectStoreNames];
        const all = open.result.transaction(stores).objectStore(stores[0]).getAllKeys();
        all.onsuccess = () => { open.result.close(); done(all.result); };
      };
    })));
    return [...drafts, ...files.flat()];
  })()`);
}
