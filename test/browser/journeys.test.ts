import type { Page } from 'playwright-core';
import { PARENTS } from '../documents/document-scene.js';
import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  looksRight,
  PHONE,
  picture,
  settled,
  TODAY,
} from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

/** The day's work of each office, from the login to what is done. */
describeInBrowser('the journeys of the daily work', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  const openCase = (page: Page, caseNo: string) => world.openCase(page, caseNo);

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
    await desk.sealOrder(caseNo, TODAY);
    await papers.getByRole('button', { name: '责令限期改正通知书', exact: true }).click();
    const ask = cadre.getByRole('dialog', { name: '出具《责令限期改正通知书》' });
    await ask.getByText(/出具后编号固定/).waitFor();
    await ask.getByRole('button', { name: /出\s?具$/ }).click();
    await ask.getByText('请填写「母亲证件号码」。').waitFor();
    for (const [field, words] of Object.entries(PARENTS)) await ask.getByLabel(field).fill(words);
    await looksRight(cadre, 'issue-order-desk');
    await ask.getByRole('button', { name: /出\s?具$/ }).click();
    const preview = cadre.getByRole('dialog', { name: /责改/ });
    await preview.getByRole('article').waitFor();
    expect(await preview.getByRole('article').innerText()).toMatch(/责改〔2025〕1号/);
    expect(await preview.getByRole('article').innerText()).toMatch(/当事人：王大山、李秀英/);
    expect(await papers.getByRole('button', { name: '责令限期改正通知书', exact: true }).count()).toBe(0);
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

    const second = await world.signedIn('bureau.head');
    await second.goto(`${world.stack.apiUrl}/#/inbox`);
    const asked = second.getByRole('region', { name: '等您复核（须两人办理）' });
    await asked.locator('.row', { hasText: caseNo }).getByRole('button', { name: '同意作废文书' }).click();
    await looksRight(second, 'second-person-desk');
    await second.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await second.getByText('已同意并办理：作废文书').waitFor();
    await openCase(second, caseNo);
    await second.getByText(/作废：格式有误/).waitFor();
    await second.context().close();
  }, 90_000);

  it('leads whoever reports or seals without the sheet to where it is issued', async () => {
    const caseNo = await desk.report(TEACHER, 6);
    await desk.toTheReport(caseNo, TODAY);
    const registrar = await world.signedIn('junior2.registrar');
    await openCase(registrar, caseNo);
    await registrar.getByRole('button', { name: '发出辍学学生书面报告', exact: true }).click();
    const form = registrar.getByRole('dialog');
    await form.getByText('《辍学学生书面报告》还没有出具带文号的正文。').waitFor();
    await looksRight(registrar, 'report-unprinted-desk');
    await form.getByRole('button', { name: '去出具' }).click();
    await form.waitFor({ state: 'detached' });
    const papers = registrar.getByRole('region', { name: '文书', exact: true });
    await registrar.waitForFunction(
      `Math.abs(document.querySelector('section.documents').getBoundingClientRect().top) < 200`,
    );
    await looksRight(registrar, 'report-sent-to-documents-desk');
    await papers.getByRole('button', { name: '辍学学生书面报告', exact: true }).click();
    const ask = registrar.getByRole('dialog', { name: '出具《辍学学生书面报告》' });
    await ask.getByRole('button', { name: /出\s?具$/ }).click();
    await registrar.getByRole('dialog', { name: /辍报/ }).getByRole('article').waitFor();
    await registrar.reload();
    await registrar.getByRole('button', { name: '发出辍学学生书面报告', exact: true }).click();
    await form.getByRole('button', { name: '提交' }).waitFor();
    expect(await form.getByText('还没有出具带文号的正文').count()).toBe(0);
    await registrar.context().close();
  }, 90_000);

  it.each([
    ['phone', PHONE, 3],
    ['desk', DESK, 4],
  ] as const)(
    'lets a teacher record a visit with a picture and the child’s voice (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      const page = await world.signedIn(TEACHER, size);
      const photo = { name: 'IMG_0001.png', mimeType: 'image/png', buffer: await page.screenshot() };
      await page.locator('.row', { hasText: caseNo }).getByRole('link', { name: /^办理/ }).click();
      await page.getByRole('button', { name: '以后再办' }).click();
      await page.getByRole('button', { name: '记录家访' }).click();
      const form = page.getByRole('dialog', { name: '记录家访' });
      await form.getByText('班主任或教师').click();
      await form.getByText('监护人答应返校').click();
      await form.locator('input[data-kind=visit_photo]').setInputFiles(photo);
      await page.getByText('已存入本案：家访照片').waitFor();
      await form.locator('input[data-kind=child_voice]').setInputFiles(recording());
      await page.getByText('已存入本案：孩子本人的话').waitFor();
      await form.getByRole('textbox', { name: /^经过/ }).fill('母亲在家，答应周一送孩子回来。');
      await form.getByLabel('孩子自己的话').fill('我想回去上学。');
      await looksRight(page, `visit-form-${name}`);
      await form.getByRole('button', { name: '提交' }).click();
      await page.getByText('已办理：记录家访').waitFor();
      const story = page.getByRole('region', { name: '办理经过' });
      await story.getByRole('button', { name: '查看家访照片' }).click();
      await story.getByRole('img', { name: '家访照片' }).waitFor();
      const voice = page.getByRole('region', { name: '孩子本人的话' });
      await voice.getByRole('button', { name: /^查看孩子本人的话/ }).click();
      await voice.locator('audio').waitFor();
      expect(await page.evaluate(`document.querySelector('audio').play().then(() => 'plays')`)).toBe('plays');
      await settled(page);
      await picture(page, `visit-case-${name}`, true);
      await page.context().close();
      // A village helps at the door and does not listen to what the child confided to its teacher.
      const village = await world.signedIn('liuwan.village', size);
      await openCase(village, caseNo);
      expect(await village.getByRole('region', { name: '孩子本人的话' }).count()).toBe(0);
      await village.context().close();
    },
    90_000,
  );

  it('puts what is asked on the right desk, and takes it away when it is settled', async () => {
    const caseNo = await desk.report(TEACHER, 5);
    await desk.draftOrder(caseNo, TODAY);
    const pause = { reason: 'illness', days: 14, evidence: 'hospital-1' };
    await desk.act('junior2.principal', caseNo, 'requestPause', pause);
    await desk.act('junior2.principal', caseNo, 'refer', { department: 'police' });

    const head = await world.signedIn('liuwan.head', PHONE);
    await head
      .getByRole('region', { name: '来件' })
      .getByRole('link', { name: /暂停、延期申请/ })
      .click();
    const box = (page: Page, name: string) =>
      page.getByRole('region', { name }).locator('.row', { hasText: caseNo });
    await box(head, '待审批的文书').getByText('责令限期改正通知书').waitFor();
    await looksRight(head, 'inbox-head-phone');
    await box(head, '暂停、延期申请')
      .getByText(/申请暂停 14 日：患病治疗/)
      .waitFor();
    await box(head, '暂停、延期申请').getByRole('link', { name: /^核对/ }).click();
    await head.getByRole('button', { name: '审批暂停或延期' }).click();
    await head.getByRole('dialog').getByText('否', { exact: true }).click();
    await head.getByRole('button', { name: '提交' }).click();
    await head.getByText('已办理：审批暂停或延期').waitFor();
    await head.goto(`${world.stack.apiUrl}/#/inbox`);
    await head.getByRole('region', { name: '待审批的文书' }).waitFor();
    await box(head, '暂停、延期申请').waitFor({ state: 'detached' });
    await head.context().close();

    const police = await world.signedIn('police', PHONE);
    await police.goto(`${world.stack.apiUrl}/#/inbox`);
    await box(police, '等待答复的移送').getByRole('link', { name: /^答复/ }).click();
    await police.getByRole('dialog').getByText('已查明去向').click();
    await looksRight(police, 'inbox-police-reply-phone');
    await police.getByRole('button', { name: '提交' }).click();
    await police.getByText('已办理：答复移送').waitFor();
    await police.context().close();

    const principal = await world.signedIn('junior2.principal');
    await principal.getByRole('region', { name: '来件' }).getByText('新的部门答复').waitFor();
    await principal.goto(`${world.stack.apiUrl}/#/inbox`);
    await box(principal, '新的部门答复').waitFor();
    await looksRight(principal, 'inbox-principal-desk');
    await box(principal, '新的部门答复').getByRole('link', { name: /^查看/ }).click();
    await principal.getByRole('region', { name: '办理经过' }).getByText('公安已答复').waitFor();
    await principal.goto(`${world.stack.apiUrl}/#/inbox`);
    await principal.getByText('没有等您处理的来件').waitFor();
    await principal.context().close();

    await desk.act('liuwan.head', caseNo, 'returnPaper', { paper: 'order-1', reason: 'facts' });
    const cadre = await world.signedIn('liuwan.cadre');
    await cadre.goto(`${world.stack.apiUrl}/#/inbox`);
    await box(cadre, '退回的文书').getByText('退回修改：事实不清').waitFor();
    await looksRight(cadre, 'inbox-cadre-desk');
    await box(cadre, '退回的文书').getByRole('link', { name: /^修改/ }).click();
    await cadre.getByRole('button', { name: '修改退回的文书，重新送审' }).click();
    const form = cadre.getByRole('dialog');
    await form.getByText(/退回：事实不清/).waitFor();
    expect(await form.getByLabel(/办理人员一执法证号/).inputValue()).toBe('ZF-1');
    await form.getByLabel(/修改说明/).fill('补充了家访记录。');
    await looksRight(cadre, 'correct-paper-desk');
    await form.getByRole('button', { name: '提交' }).click();
    await cadre.getByText('已办理：修改退回的文书，重新送审').waitFor();
    await cadre.context().close();
  }, 90_000);
});

/** A second of silence as a WAV file. */
function recording() {
  const [rate, header] = [8_000, Buffer.alloc(44)];
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + rate, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(rate, 40);
  const buffer = Buffer.concat([header, Buffer.alloc(rate, 128)]);
  return { name: 'voice.wav', mimeType: 'audio/wav', buffer };
}
