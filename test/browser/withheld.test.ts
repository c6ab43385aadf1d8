import type { Page } from 'playwright-core';
import { ConsoleWorld, looksRightAtBothSizes, settled } from './console-world.js';
import { Desk } from './desk.js';

/** What tells of the child, in the words of the console. */
const TELLING = ['残联', '送教上门', '残疾疾病', '患病治疗', 'undefined', 'withheld', '[object'];

describe('a case whose matter is a child’s health, at the console', () => {
  let world: ConsoleWorld;
  let caseNo: string;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    const desk = new Desk(world.stack.apiUrl);
    caseNo = await desk.report('junior2.7-1', 2);
    await desk.act('junior2.7-1', caseNo, 'recordContact', {
      means: 'phone',
      outcome: 'undecided',
      reason: 'health',
    });
    await desk.act('junior2.principal', caseNo, 'refer', { department: 'disability' });
    await desk.act('junior2.principal', caseNo, 'requestPause', {
      reason: 'illness',
      days: 5,
      evidence: 'e-1',
    });
    await desk.act('junior2.principal', caseNo, 'requestArrangement', {
      kind: 'home_teaching',
      until: '2026-01-31',
      evidence: 'hospital-1',
    });
  }, 180_000);
  afterAll(() => world?.stop());

  const said = (page: Page) => page.locator('main').innerText();
  const told = async (page: Page) => {
    const text = await said(page);
    return TELLING.filter((word) => text.includes(word));
  };

  it('says to a village cadre that something is not shown, and asks not to write such things', async () => {
    const page = await world.signedIn('liuwan.village');
    await world.openCase(page, caseNo);
    expect(await told(page)).toEqual([]);
    expect(await said(page)).toContain('如有文字记述，依规不显示');
    await looksRightAtBothSizes(page, 'withheld-village');
    await page.goto(`${world.stack.apiUrl}/#/cases/${caseNo}?act=recordContact`);
    const form = page.getByRole('dialog');
    await form.getByText('请勿写病情、残疾等健康信息').waitFor();
    await form.getByLabel('未到校原因').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '残疾疾病' }).click();
    await form.getByText('只有学校、乡镇和教育局的办案人员能看到').waitFor();
    await looksRightAtBothSizes(page, 'withheld-form');
    await page.context().close();
  }, 60_000);

  it('shows the principal, and once it is placed the school, what it is', async () => {
    const desk = new Desk(world.stack.apiUrl);
    await desk.act('bureau.head', caseNo, 'decideArrangement', { approve: true });
    for (const [login, telling] of [
      ['junior2.principal', ['残联', '送教上门']],
      ['liuwan.village', []],
    ] as const) {
      const page = await world.signedIn(login);
      await world.openCase(page, caseNo);
      await settled(page);
      expect([login, await told(page)]).toEqual([login, telling]);
      await looksRightAtBothSizes(
        page,
        `withheld-placed-${login === 'liuwan.village' ? 'village' : 'school'}`,
      );
      await page.context().close();
    }
  }, 60_000);
});
