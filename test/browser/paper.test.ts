import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ConsoleWorld, describeInBrowser, PICTURES, settled, TODAY } from './console-world.js';
import { Desk } from './desk.js';

/** Offices print. What they hold in hand then has no buttons, wastes no sheet, and says whose hands it came from. */
const describeWhere = spawnSync('pdftotext', ['-v']).error ? describe.skip : describeInBrowser;
describeWhere('pages on paper', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  let caseNo: string;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
    for (const n of [1, 2, 3, 4, 5]) await desk.report('junior2.7-1', n);
    caseNo = await desk.report('junior2.7-1', 0);
    await desk.draftOrder(caseNo, TODAY);
    await desk.sealOrder(caseNo, TODAY);
    await desk.serveOrder(caseNo, TODAY, 'father');
  }, 180_000);
  afterAll(() => world?.stop());

  const PAGES = [
    ['liuwan.cadre', 'cases/:caseNo', ['办理经过', '尚未有效送达', '没有人办理时'], 5],
    ['liuwan.cadre', 'cases', ['共 6 件'], 1],
    ['liuwan.cadre', 'today', ['今日待办'], 1],
    ['bureau', 'supervision', ['各学期趋势'], 9],
    ['bureau', 'board', ['双线责任链'], 2],
  ] as const;

  it.each(PAGES)('%s prints %s whole and signed', async (login, path, words, atMost) => {
    const page = await world.signedIn(login);
    await page.goto(`${world.stack.apiUrl}/#/${path.replace(':caseNo', caseNo)}`);
    await settled(page);
    const sheets = await printed(page, path.split('/')[0] as string);
    const text = sheets.join('');
    for (const word of words) expect(text).toContain(word.replace(/\s/g, ''));
    for (const button of ['退出登录', '收件箱', '下载csv', '登记送达']) expect(text).not.toContain(button);
    expect(sheets.filter((sheet) => !sheet.includes('打印于'))).toEqual([]);
    expect(text).toContain(login === 'bureau' ? '教育局' : '乡镇经办干部');
    expect(sheets.length).toBeLessThanOrEqual(atMost);
    await page.context().close();
  });
});

/** @returns the text of each sheet, without any white space. */
async function printed(page: Page, name: string): Promise<readonly string[]> {
  const file = join(PICTURES, `paper-${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text
    .split('\f')
    .slice(0, -1)
    .map((sheet) => sheet.replace(/\s/g, ''));
}
