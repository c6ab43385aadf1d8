import PizZip from 'pizzip';
import type { Page } from 'playwright-core';
import { PARENTS } from '../documents/document-scene.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { datesInWords } from '../../src/domain/wording/dates-in-words.js';
import { ConsoleWorld, describeInBrowser, DESK, looksRight, PHONE, settled, TODAY } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';
const AFTER_THE_ORDER = '2025-09-29';
const AFTER_RELIEF = '2026-03-17';
const FILING = '2026-04-02';
const SIZES = [
  ['1280', DESK],
  ['390', PHONE],
] as const;

/** What leaves the system as a file, asked for at the console: volumes of a case, templates, an unmasked ledger. */
describeInBrowser('volumes, templates and agreed exports', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  let caseNo: string;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
    caseNo = await desk.report(TEACHER, 0);
    await desk.draftOrder(caseNo, TODAY);
  }, 180_000);
  afterAll(() => world?.stop());

  const open = async (page: Page, path: string) => {
    await page.goto(`${world.stack.apiUrl}/#${path}`);
    await settled(page);
  };
  const downloaded = async (page: Page, name: RegExp) => {
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('button', { name }).click(),
    ]);
    return file.suggestedFilename();
  };

  it.each(SIZES)(
    'says why no court volume can be bound yet (%s)',
    async (size, viewport) => {
      const page = await world.signedIn('liuwan.cadre', viewport);
      await world.openCase(page, caseNo);
      await page.getByRole('button', { name: '法院卷宗' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('还没有装订过。').waitFor();
      await drawer.getByRole('button', { name: '检查材料并装订' }).click();
      await drawer.getByText('《强制执行申请书》尚未出具，没有可以装订的申请。').waitFor();
      await looksRight(page, `court-volume-${size}`);
      await page.context().close();
    },
    60_000,
  );

  it.each(SIZES)(
    'shows the file of a child as of a day, and hands it over as PDF and zip (%s)',
    async (size, viewport) => {
      const page = await world.signedIn('liuwan.cadre', viewport);
      await world.openCase(page, caseNo);
      await page.getByRole('button', { name: '一生一案' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(`截至 ${TODAY}`).first().waitFor();
      await looksRight(page, `case-file-${size}`);
      await drawer.getByRole('button', { name: '装订成卷' }).click();
      await drawer.getByText(`，截至${datesInWords(TODAY)}，`).waitFor({ timeout: 60_000 });
      await drawer.getByText(/^卷内目录/).click();
      await looksRight(page, `case-file-bound-${size}`);
      expect(await downloaded(page, /下载 PDF/)).toBe(`一生一案${caseNo}.pdf`);
      expect(await downloaded(page, /下载压缩包/)).toBe(`一生一案${caseNo}.zip`);
      await page.context().close();
    },
    150_000,
  );

  it('offers no volume to whom the route is closed', async () => {
    const page = await world.signedIn(TEACHER);
    await world.openCase(page, caseNo);
    expect(await page.getByRole('region', { name: '卷宗' }).count()).toBe(0);
    await page.context().close();
  });

  it.each(SIZES)(
    'names the fields of a template it does not take, takes a good one, and goes back (%s)',
    async (size, viewport) => {
      const page = await world.signedIn('bureau', viewport);
      await open(page, '/templates');
      const row = page.getByRole('listitem', { name: '责令限期改正通知书' });
      await row.waitFor();
      await looksRight(page, `templates-${size}`);
      const upload = (buffer: Buffer) =>
        row.locator('input[type=file]').setInputFiles({ name: '模板.docx', mimeType: DOCX, buffer });
      await upload(edited('{复议机关}', '{复议的机关}'));
      const refused = row.getByRole('alert');
      await refused.getByText(/没有这些字段：.*复议的机关.*缺少必备字段：.*复议机关/).waitFor();
      await refused.scrollIntoViewIfNeeded();
      await looksRight(page, `template-refused-${size}`);
      await upload(edited('责令', '责令'));
      await row.getByText('本单位上传').waitFor();
      expect(await row.getByRole('alert').count()).toBe(0);
      expect(await downloaded(page, /^下载 责令限期改正通知书模板$/)).toBe('责令限期改正通知书模板.docx');
      await row.getByRole('button', { name: '恢复 责令限期改正通知书模板' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /恢\s?复/ })
        // By key: a click can miss a sheet that is still sliding in.
        .press('Enter');
      await row.getByText('系统自带').waitFor({ timeout: 30_000 });
      await page.context().close();
    },
    60_000,
  );

  it('lets a township look at the templates and change none', async () => {
    const page = await world.signedIn('liuwan.cadre');
    await open(page, '/templates');
    await page.getByRole('button', { name: '下载 责令限期改正通知书模板' }).waitFor();
    expect(await page.getByRole('button', { name: /^上传/ }).count()).toBe(0);
    await page.context().close();
  });

  it('hands an unmasked ledger to who asked for it, once somebody else has agreed', async () => {
    const asker = await world.signedIn('junior2.registrar');
    await open(asker, '/board');
    await asker.getByRole('button', { name: '导出' }).click();
    const dialog = asker.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '不遮蔽' }).click();
    await dialog.getByRole('combobox', { name: '理由' }).click();
    await asker.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await dialog.getByRole('button', { name: '申请导出' }).click();
    await asker.getByText(/已提出申请/).waitFor();
    expect(await asker.getByRole('region', { name: '已同意的导出' }).count()).toBe(0);

    const other = await world.signedIn('junior2.principal');
    await open(other, '/inbox');
    await other.getByRole('button', { name: /^同意/ }).first().click();
    await other.locator('.ant-modal-confirm-btns .ant-btn-primary').click();
    await other.getByText(/^已同意并办理/).waitFor();
    await open(other, '/board');
    expect(await other.getByRole('region', { name: '已同意的导出' }).count()).toBe(0);
    await other.context().close();

    await asker.reload();
    await settled(asker);
    await looksRight(asker, 'agreed-export-1280');
    expect(await downloaded(asker, /^下载 DC-/)).toMatch(/DC-.*\.xlsx$/);
    await asker.setViewportSize(PHONE);
    await looksRight(asker, 'agreed-export-390');
    await asker.context().close();
  }, 90_000);

  // The last: the county lives in another year afterwards.
  it('says first what the court volume lacks, and hands it to township and court', async () => {
    await toTheCourt(desk, caseNo);
    const page = await world.signedIn('liuwan.cadre');
    const asked = { order: PARENTS, demand: {}, request: { 负责人: '赵明远' } };
    for (const [kind, fields] of Object.entries(asked)) {
      const issued = await page.request.post(`${world.stack.apiUrl}/api/cases/${caseNo}/documents/${kind}`, {
        data: { fields },
        headers: { 'X-Requested-With': 'console' },
      });
      expect([kind, issued.status(), issued.ok() || (await issued.text())]).toEqual([kind, 200, true]);
    }
    await world.openCase(page, caseNo);
    await page.getByRole('button', { name: '法院卷宗' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '检查材料并装订' }).click();
    await drawer.getByText(/^尚缺 \d+ 项材料，本卷不完整$/).waitFor({ timeout: 60_000 });
    await drawer.getByText('《履行行政决定催告书》的送达回证（母亲，载明送达结果）').waitFor();
    await looksRight(page, 'court-volume-bound-1280');
    expect(await downloaded(page, /下载 PDF/)).toBe(`申请强制执行材料卷${caseNo}.pdf`);
    expect(await downloaded(page, /下载压缩包/)).toBe(`申请强制执行材料卷${caseNo}.zip`);
    await page.context().close();

    const court = await world.signedIn('court', PHONE);
    await world.openCase(court, caseNo);
    expect(await court.getByRole('button', { name: '一生一案' }).count()).toBe(0);
    await court.getByRole('button', { name: '法院卷宗' }).click();
    await court.getByText(/^尚缺 \d+ 项材料，本卷不完整$/).waitFor();
    expect(await court.getByRole('button', { name: '检查材料并装订' }).count()).toBe(0);
    await looksRight(court, 'court-volume-bound-390');
    await court.context().close();
  }, 180_000);
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The shipped template of the order with some words changed. */
function edited(from: string, to: string): Buffer {
  const zip = new PizZip(shippedTemplate('order'));
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  return zip.file('word/document.xml', xml.replaceAll(from, to)).generate({ type: 'nodebuffer' });
}

/** From the drafted order to the application that is filed. */
async function toTheCourt(desk: Desk, caseNo: string): Promise<void> {
  const serve = async (paper: string, on: string) => {
    for (const who of ['father', 'mother'] as const) await desk.servePaper(caseNo, paper, on, who);
  };
  const decide = async (kind: string, on: string, head: string, sealer: string) => {
    await desk.act('liuwan.cadre', caseNo, 'draftPaper', { kind, remediesTold: true });
    await desk.act(head, caseNo, 'approvePaper', { paper: `${kind}-1`, reviewed: true });
    await desk.act(sealer, caseNo, 'issuePaper', { paper: `${kind}-1`, sealedOn: on, sealNo: 'Y-2' });
  };
  await desk.sealOrder(caseNo, TODAY);
  await serve('order-1', TODAY);
  await desk.jumpTo(AFTER_THE_ORDER);
  await decide('notice', AFTER_THE_ORDER, 'justice', 'justice');
  await serve('notice-1', AFTER_THE_ORDER);
  await desk.jumpTo(AFTER_RELIEF);
  await decide('demand', AFTER_RELIEF, 'liuwan.head', 'liuwan.cadre');
  await serve('demand-1', AFTER_RELIEF);
  await desk.jumpTo(FILING);
  await decide('request', FILING, 'liuwan.head', 'liuwan.cadre');
  await desk.act('liuwan.cadre', caseNo, 'recordFiling', { filedOn: FILING, evidence: 'F-1' });
}
