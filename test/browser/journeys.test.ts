import type { Page } from 'playwright-core';
import { ConsoleWorld, DESK, PHONE, picture, seriousFaults, settled, TODAY } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

/** The day's work of each office, from the login to what is done. */
describe('the journeys of the daily work', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  const openCase = async (page: Page, caseNo: string) => {
    await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}`);
    await page.getByRole('region', { name: '办理经过' }).waitFor();
    await settled(page);
  };
  const looksRight = async (page: Page, name: string) => {
    // What has just opened is still growing.
    await page.waitForTimeout(400);
    await picture(page, name);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
  };

  it.each([
    ['desk', DESK, 0],
    ['phone', PHONE, 1],
  ] as const)('shows a number to whoever says why, and hides it again (%s)', async (name, size, pupil) => {
    const caseNo = await desk.report(TEACHER, pupil);
    const page = await world.signedIn(TEACHER, size);
    await openCase(page, caseNo);
    await page.getByRole('button', { name: '查看完整电话' }).click();
    const ask = page.getByRole('dialog', { name: '查看隐去的信息' });
    const look = ask.getByRole('button', { name: '查看', exact: true });
    expect(await look.isDisabled()).toBe(true);
    await ask.getByText('家庭住址').click();
    await ask.getByText('联系监护人或家访').click();
    await looksRight(page, `unmask-${name}`);
    await look.click();
    const shown = page.locator('.unmasked');
    await shown.waitFor();
    expect(await shown.innerText()).toMatch(/\d{11}/);
    await page.getByRole('button', { name: '隐去' }).click();
    expect(await shown.count()).toBe(0);
    await page.context().close();
  });

  it('lets a cadre see what is missing, issue and read a document, and a head ask for it to be voided', async () => {
    const caseNo = await desk.report(TEACHER, 2);
    await desk.draftOrder(caseNo, TODAY);
    const cadre = await world.signedIn('liuwan.cadre');
    await openCase(cadre, caseNo);
    const papers = cadre.getByRole('region', { name: '文书', exact: true });
    await papers.getByText('现在不能出具的').click();
    await papers
      .getByText(/《责令限期改正通知书》.*尚未批准/)
      .first()
      .waitFor();
    await cadre.getByRole('region', { name: '法定步骤的条件' }).waitFor();
    await looksRight(cadre, 'gates-desk');
    await desk.act('liuwan.head', caseNo, 'approvePaper', { paper: 'order-1' });
    await papers.getByRole('button', { name: '责令限期改正通知书', exact: true }).click();
    const preview = cadre.getByRole('dialog', { name: /责令限期改正通知书/ });
    await preview.getByRole('article').waitFor();
    expect(await preview.getByRole('article').innerText()).toMatch(/责改〔2025〕1号/);
    await looksRight(cadre, 'document-desk');
    const file = cadre.waitForEvent('download');
    await preview.getByRole('button', { name: '下载 Word' }).click();
    expect((await file).suggestedFilename()).toMatch(/责改〔2025〕1号责令限期改正通知书\.docx/);
    await cadre.emulateMedia({ media: 'print' });
    await picture(cadre, 'document-print', true);
    expect(await cadre.locator('#root').isVisible()).toBe(false);
    await cadre.emulateMedia({ media: 'screen' });
    await cadre.context().close();

    const head = await world.signedIn('liuwan.head', PHONE);
    await openCase(head, caseNo);
    await looksRight(head, 'documents-phone');
    await head.getByRole('button', { name: /^查看 .*责改/ }).click();
    await head.getByRole('article').waitFor();
    await looksRight(head, 'document-phone');
    await head
      .getByRole('button', { name: 'Close' })
      .or(head.getByRole('button', { name: '关闭' }))
      .first()
      .click();
    await head.getByRole('button', { name: /^作废 .*责改/ }).click();
    await head.getByRole('dialog', { name: /^作废/ }).getByText('格式有误').click();
    await head.getByRole('button', { name: '提出作废申请' }).click();
    await head.getByText('待另一人复核后作废。').waitFor();
    await looksRight(head, 'document-void-phone');
    await head.context().close();
  });
});
