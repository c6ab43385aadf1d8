import ExcelJS from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { dayOfAccess } from '../../src/domain/access/post.js';
import { addDays } from '../../src/domain/calendar/plain-date.js';
import { DELIBERATE_GAPS } from '../../src/launcher/sample/sample-chains.js';
import { ConsoleWorld, DESK, looksRight, looksRightAtBothSizes, PHONE, settled } from './console-world.js';
import { Desk } from './desk.js';

const TODAY = dayOfAccess(new Date());
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who answers for a child, named at the console: the sample county has its deliberate gaps. */
describe('双线四包 at the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
  }, 180_000);
  afterAll(() => world?.stop());

  const open = async (page: Page, path: string) => {
    await page.goto(`${world.stack.apiUrl}/#${path}`);
    await settled(page);
  };
  /** What is far down a page, at both sizes. */
  const scrolledTo = async (page: Page, what: Locator, name: string) => {
    for (const [size, viewport] of [
      ['phone', PHONE],
      ['desk', DESK],
    ] as const) {
      await page.setViewportSize(viewport);
      await what.scrollIntoViewIfNeeded();
      await looksRight(page, `${name}-${size}`);
    }
  };
  const day = async (page: Page, label: string, on: string) => {
    await page.getByLabel(label).fill(on);
    await page.getByLabel(label).press('Tab');
  };

  it('lets a township cadre close a gap, after a look and a refusal, and then replace somebody', async () => {
    const page = await world.signedIn('baishi.cadre');
    await open(page, '/chains');
    await looksRightAtBothSizes(page, 'chains-cadre');
    const level = page.getByRole('listitem').filter({ hasText: '村干部包村民小组' }).first();
    await level.getByRole('button', { name: /缺 1 处/ }).click();
    await level.getByText('石门沟村 二组').waitFor();
    await looksRightAtBothSizes(page, 'chains-level');
    await level.getByRole('button', { name: '确定责任人' }).click();

    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: '人员' }).click();
    await page
      .getByTitle(/白石镇 村（居）干部/)
      .first()
      .click();
    await day(page, '自哪一天起', addDays(TODAY, 9));
    await day(page, '到哪一天止', addDays(TODAY, 3));
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText('终止日期早于起始日期。').first().waitFor();
    await looksRightAtBothSizes(page, 'chains-refused');
    await day(page, '自哪一天起', TODAY);
    await form.getByText('终止日期早于起始日期。').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText('核对无误：新确定 1 处，接替 0 处。').waitFor();
    await looksRightAtBothSizes(page, 'chains-look');
    await form.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('已确定责任人').waitFor();
    await level.getByText('没有缺口').waitFor();

    await level.getByText(/现由谁负责/).click();
    await level.getByRole('button', { name: '更换' }).first().click();
    await form.getByText('只登记姓名').click();
    await form.getByRole('textbox', { name: '姓名' }).fill('村民甲');
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText(/：接替/).waitFor();
    await looksRightAtBothSizes(page, 'chains-replaces');
    await form.getByRole('button', { name: '确定', exact: true }).click();
    await level.getByText('村民甲').waitFor();
    await page.context().close();
  }, 90_000);

  it('shows a registrar the bad cell of a sheet, and takes the sheet when it is mended', async () => {
    const page = await world.signedIn('junior2.registrar');
    await open(page, '/chains?tab=import');
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /下载登记表/ }).click(),
    ]);
    expect(sheet.suggestedFilename()).toBe('责任人登记表.xlsx');
    const people = await page.evaluate<string[]>(
      `fetch('/api/chains/people').then((answer) => answer.json()).then(({ items }) => items.map((each) => each.account))`,
    );
    const choose = async (holder: string) =>
      page.locator('input[type=file]').setInputFiles({
        name: '责任人.xlsx',
        mimeType: XLSX,
        buffer: await sheetNaming(holder),
      });
    await choose('u-9');
    const faults = page.getByRole('region', { name: '须改正', exact: true });
    await faults.getByText('没有这个在任的人员。').waitFor();
    expect(await page.getByRole('button', { name: '改正后再导入' }).isDisabled()).toBe(true);
    await scrolledTo(page, faults, 'chains-sheet-faults');
    await choose(people.at(-1) ?? '');
    await page.getByText('将接替').waitFor();
    await page.getByRole('button', { name: '导入（1 行）' }).click();
    await page.getByText('已确定责任人：新 0 处，接替 1 处').waitFor();
    await looksRightAtBothSizes(page, 'chains-sheet-done');
    await page.context().close();
  }, 60_000);

  it.each([
    ['desk', DESK, 3],
    ['phone', PHONE, 2],
  ] as const)(
    'lets a registrar say where a child lives (%s)',
    async (name, size, left) => {
      const page = await world.signedIn('primary1.registrar', size);
      await open(page, '/chains?tab=homes');
      const missing = page.getByRole('region', { name: '未登记所在村组的学生' });
      await missing.getByRole('heading', { name: `未登记所在村组 ${left}` }).waitFor();
      await missing
        .getByRole('button', { name: /^登记村组：/ })
        .first()
        .click();
      const form = page.getByRole('dialog');
      await form.getByRole('combobox', { name: '村（社区）' }).click();
      await page.getByTitle('松溪社区').click();
      await form.getByRole('combobox', { name: /村民小组/ }).click();
      await page.getByTitle('一组').click();
      await looksRightAtBothSizes(page, `chains-home-${name}`);
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await page.getByText('已登记 1 名学生所在村组').waitFor();
      await missing.getByRole('heading', { name: `未登记所在村组 ${left - 1}` }).waitFor();
      await page.context().close();
    },
    60_000,
  );

  it('shows a supervisor how much is missing, and names no family', async () => {
    const page = await world.signedIn('supervisor');
    await open(page, '/chains?line=government&level=household');
    await page.getByText('这一层级的责任人由乡镇或教育局确定。').waitFor();
    await page.getByText(/^6 名学生/).waitFor();
    expect(await page.getByRole('button', { name: '确定责任人' }).count()).toBe(0);
    await looksRightAtBothSizes(page, 'chains-supervisor');
    await page.context().close();
  }, 60_000);

  it('marks in a case where the chains of its child end, and leads to naming one person for all of that kind', async () => {
    const teacher = await world.signedIn('primary1.1-1');
    const codes = await teacher.evaluate<string[]>(
      `fetch('/api/pupils').then((answer) => answer.json()).then(({ pupils }) => pupils.map(({ code }) => code))`,
    );
    await teacher.context().close();
    // The sample's children without anybody for their household, as it counts them.
    const withoutHelper = [...codes].sort()[DELIBERATE_GAPS.children] ?? '';
    const caseNo = await new Desk(world.stack.apiUrl).report('primary1.1-1', codes.indexOf(withoutHelper));
    const page = await world.signedIn('songxi.cadre');
    await world.openCase(page, caseNo);
    const card = page.getByRole('region', { name: '责任人（双线）' });
    await card.getByText('县领导包乡镇').waitFor();
    await scrolledTo(page, card, 'chains-case');
    await card.getByRole('link', { name: /村民小组包户：去确定/ }).click();
    await page.getByRole('heading', { level: 1, name: '双线责任人' }).waitFor();
    const level = page.getByRole('listitem').filter({ hasText: '村民小组包户' }).first();
    await level.getByText('全选（6 处）').click();
    await scrolledTo(page, level, 'chains-children');
    await level.getByRole('button', { name: '为选中的 6 处确定责任人' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('只登记姓名').click();
    await form.getByRole('textbox', { name: '姓名' }).fill('村民乙');
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText('核对无误：新确定 6 处').waitFor();
    await looksRightAtBothSizes(page, 'chains-several');
    await form.getByRole('button', { name: '确定', exact: true }).click();
    await level.getByText('没有缺口').waitFor();
    await page.context().close();
  }, 60_000);
});

async function sheetNaming(account: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('责任人');
  sheet.addRow(['责任线', '层级', '单位代码', '人员编号', '备注']);
  sheet.addRow(['教育线', '学校领导包年级', '3137099012-7', account, '新学年']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
