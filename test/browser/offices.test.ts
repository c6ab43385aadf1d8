import { brokenRosterWorkbook } from '../../src/launcher/sample/sample-rosters.js';
import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  looksRight,
  looksRightAtBothSizes,
  PHONE,
  settled,
  TODAY,
} from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';
const BOTH = ['father', 'mother'] as const;

/** Days of one file: an order is served, not obeyed, made known by the justice office, demanded, and brought to court. */
const AFTER_THE_ORDER = '2025-09-29';
const AFTER_RELIEF = '2026-03-17';
const FILING = '2026-04-02';

describeInBrowser('the day of each office', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  it.each([
    ['desk', DESK],
    ['phone', PHONE],
  ] as const)(
    'shows a registrar every bad cell of a roster before anything is written (%s)',
    async (name, size) => {
      const page = await world.signedIn('junior2.registrar', size);
      await page.goto(`${world.stack.apiUrl}/#/rosters`);
      await settled(page);
      await looksRight(page, `roster-choose-${name}`);
      await page.locator('input[type=file]').setInputFiles({
        name: '学籍册.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await brokenRosterWorkbook(),
      });
      const faults = page.getByRole('region', { name: '须改正', exact: true });
      await faults.waitFor();
      expect(await faults.locator('tbody tr').count()).toBeGreaterThan(5);
      await looksRight(page, `roster-faults-${name}`);
      if (name === 'phone') {
        await page.getByRole('button', { name: /^只导入正确的行/ }).click();
        await page.getByText(/^已导入，批次/).waitFor();
        await looksRight(page, `roster-done-${name}`);
      }
      await page.context().close();
    },
    60_000,
  );

  it.each([
    ['phone', PHONE, 0],
    ['desk', DESK, 4],
  ] as const)(
    'lets a principal persuade with others and hand up what school could not do (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      await desk.act(TEACHER, caseNo, 'recordContact', { means: 'phone', outcome: 'refused' });
      await desk.act(TEACHER, caseNo, 'escalate');
      const page = await world.signedIn('junior2.principal', size);
      for (const nth of [1, 2]) {
        await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=recordPersuasion`);
        const form = page.getByRole('dialog', { name: '记录劝返' });
        for (const who of ['学校领导', '责任督学', '村（居）民委员会', '乡镇干部'])
          await form.getByText(who, { exact: true }).click();
        await form.getByText('监护人拒绝送返').click();
        await form.getByRole('textbox', { name: /^经过/ }).fill(`第${nth}次，父亲仍要孩子去打工。`);
        if (nth === 1) await looksRight(page, `persuasion-${name}`);
        await form.getByRole('button', { name: '提交' }).click();
        await page.getByText('已办理：记录劝返').first().waitFor();
        await form.waitFor({ state: 'detached' });
      }
      await world.openCase(page, caseNo);
      await page.getByRole('button', { name: '劝返无效，上报上一级', exact: true }).click();
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByText('已办理：劝返无效，上报上一级').waitFor();
      await page.context().close();
      expect((await desk.view(TEACHER, caseNo)).rung).toBe('township_report');
    },
    90_000,
  );

  it.each([
    ['desk', DESK, 1, 2],
    ['phone', PHONE, 5, 6],
  ] as const)(
    'lets a bureau officer sign for a report, and the bureau head decide what is asked (%s)',
    async (name, size, ill, reported) => {
      const caseNo = await desk.report(TEACHER, ill);
      const illness = {
        kind: 'suspension',
        until: '2025-12-31',
        evidence: 'hospital-1',
        application: 'sq-1',
      };
      await desk.act('junior2.principal', caseNo, 'requestArrangement', illness);
      const head = await world.signedIn('bureau.head', size);
      await head.goto(`${world.stack.apiUrl}/#/inbox`);
      const asked = head.getByRole('region', { name: '安置、休学申请' }).locator('.row', { hasText: caseNo });
      await asked.getByText('申请休学至2025年12月31日').waitFor();
      await asked.getByRole('link', { name: /^核对/ }).click();
      await head.getByRole('button', { name: '审批', exact: false }).first().click();
      const form = head.getByRole('dialog');
      await form.getByText('是', { exact: true }).click();
      await looksRight(head, `bureau-head-decides-${name}`);
      await form.getByRole('button', { name: '提交' }).click();
      await head.getByText(/^已办理/).waitFor();
      await head.context().close();
      expect((await desk.view('bureau', caseNo)).standing).toBe('arranged');

      const other = await desk.report(TEACHER, reported);
      await desk.reportOf(other, TODAY);
      const officer = await world.signedIn('bureau', size);
      await world.openCase(officer, other);
      await officer.getByRole('button', { name: '签收书面报告', exact: true }).click();
      await officer.getByRole('button', { name: '提交' }).click();
      await officer.getByText('已办理：签收书面报告').waitFor();
      await officer.context().close();
    },
    90_000,
  );

  it('leads an order over the justice office to the court, each with its own desk', async () => {
    const caseNo = await desk.report(TEACHER, 3);
    await desk.draftOrder(caseNo, TODAY);
    await desk.sealOrder(caseNo, TODAY);
    for (const who of BOTH) await desk.servePaper(caseNo, 'order-1', TODAY, who);
    await desk.jumpTo(AFTER_THE_ORDER);
    await desk.act('liuwan.cadre', caseNo, 'draftPaper', { kind: 'notice', remediesTold: true });

    const justice = await world.signedIn('justice', PHONE);
    await justice.goto(`${world.stack.apiUrl}/#/inbox`);
    const draft = justice.getByRole('region', { name: '待审批的文书' }).locator('.row', { hasText: caseNo });
    await draft.getByRole('link', { name: /^核对/ }).click();
    await justice.getByRole('button', { name: '批准法律文书', exact: true }).click();
    await justice.getByLabel('本人已审核').getByText('是', { exact: true }).click();
    await justice.getByLabel(/意见/).fill('依据和期限无误。');
    await looksRightAtBothSizes(justice, 'justice-approves');
    await justice.getByRole('button', { name: '提交' }).click();
    await justice.getByText('已办理：批准法律文书').waitFor();
    await justice.context().close();

    const seal = async (paper: string, by: string, on: string) => {
      await desk.act(by, caseNo, 'issuePaper', { paper, sealedOn: on, sealNo: 'Y-2' });
    };
    await seal('notice-1', 'justice', AFTER_THE_ORDER);
    for (const who of BOTH) await desk.servePaper(caseNo, 'notice-1', AFTER_THE_ORDER, who);
    await desk.jumpTo(AFTER_RELIEF);
    await desk.act('liuwan.cadre', caseNo, 'draftPaper', { kind: 'demand', remediesTold: true });
    await desk.act('liuwan.head', caseNo, 'approvePaper', { paper: 'demand-1', reviewed: true });
    await seal('demand-1', 'liuwan.cadre', AFTER_RELIEF);
    for (const who of BOTH) await desk.servePaper(caseNo, 'demand-1', AFTER_RELIEF, who);
    await desk.jumpTo(FILING);
    await desk.act('liuwan.cadre', caseNo, 'draftPaper', { kind: 'request', remediesTold: true });
    await desk.act('liuwan.head', caseNo, 'approvePaper', { paper: 'request-1', reviewed: true });
    await seal('request-1', 'liuwan.cadre', FILING);
    await desk.act('liuwan.cadre', caseNo, 'recordFiling', { filedOn: FILING, evidence: 'F-1' });

    const court = await world.signedIn('court');
    await court.locator('.row', { hasText: caseNo }).getByRole('link', { name: /^办理/ }).click();
    const form = court.getByRole('dialog');
    await form.getByText('受理', { exact: true }).click();
    await form.getByRole('textbox', { name: /编号/ }).fill('2026-XZ-1');
    await looksRightAtBothSizes(court, 'court-answers');
    await form.getByRole('button', { name: '提交' }).click();
    await court.getByText(/^已办理/).waitFor();
    await settled(court);
    await looksRightAtBothSizes(court, 'court-case');
    await court.context().close();
    expect((await desk.view('court', caseNo)).awaiting?.what).toBe('court_ruling');
  }, 120_000);
});
