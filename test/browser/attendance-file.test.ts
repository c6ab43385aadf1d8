import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { sampleRegister } from '../../src/launcher/sample/sample-rosters.js';
import { ConsoleWorld, DESK, looksRightAtBothSizes, PHONE, settled, TODAY } from './console-world.js';

const CLASS = { school: '柳湾初级中学', grade: '七年级', classNo: '1班' };
const NUMBERS = sampleRegister()
  .filter(
    ({ school, grade, classNo }) =>
      school === CLASS.school && grade === CLASS.grade && classNo === CLASS.classNo,
  )
  .flatMap(({ studentNumber }) => (studentNumber === '' ? [] : [studentNumber]));

/** The school days before and with today, as a school writes them down. */
const DAYS = ['2025-09-11', '2025-09-12', TODAY];

describe('the attendance file of a school, at the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
  }, 180_000);
  afterAll(() => world?.stop());

  const open = async (login: string, size = DESK) => {
    const page = await world.signedIn(login, size);
    await page.goto(`${world.stack.apiUrl}/#/attendance`);
    await page.getByRole('region', { name: '导入考勤表' }).waitFor();
    await settled(page);
    return page;
  };
  const tile = (page: Page, name: string) =>
    page
      .getByRole('region', { name: '检查结果' })
      .locator('.tile', { hasText: name })
      .locator('b')
      .innerText();

  it('shows a registrar every bad cell before anything is written, and then takes in the good rows', async () => {
    const page = await open('junior2.registrar');
    expect(await page.getByRole('region', { name: '本班考勤' }).count()).toBe(0);
    await looksRightAtBothSizes(page, 'attendance-file-empty');
    const file = await attendanceFile([
      ...DAYS.map((day) => [NUMBERS[0], day, '旷课']),
      [NUMBERS[1], TODAY, '病假'],
      // Whether the child had leave is left open; a day that does not exist; a child of nobody.
      [NUMBERS[2], TODAY, '缺勤'],
      [NUMBERS[3], '2025-09-31', '旷课'],
      ['G371526201301019999', TODAY, '旷课'],
    ]);
    await choose(page, file);
    const bad = page.getByRole('region', { name: '须改正，逐格' }).getByRole('row');
    await bad.nth(3).waitFor();
    expect([await tile(page, '共'), await tile(page, '新增'), await tile(page, '有错误')]).toEqual([
      '7',
      '4',
      '3',
    ]);
    const cells = (await bad.allInnerTexts()).slice(1).map((row) => row.replaceAll(/\s+/g, ' '));
    expect(cells[0]).toMatch(/考勤 6 情况 缺勤 情况应为：到校、旷课、请假/);
    expect(cells[1]).toMatch(/考勤 7 日期 2025-09-31 日期应为/);
    expect(cells[2]).toMatch(/考勤 8 学籍号 G3\S+ /);
    await looksRightAtBothSizes(page, 'attendance-file-checked');
    const list = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下载清单/ }).click();
    expect((await list).suggestedFilename()).toBe('须改正.csv');
    // So far it was only looked at: the same file has the same news.
    await choose(page, file);
    await page.getByRole('button', { name: '只导入正确的行（4）' }).click();
    await page.getByText('已录入。1 名学生的旷课已达到预警天数，已生成预警，等班主任核实').waitFor();
    await looksRightAtBothSizes(page, 'attendance-file-taken');
    await choose(page, file);
    await page.getByRole('button', { name: '没有可导入的变动' }).waitFor();
    expect(await tile(page, '没有变化')).toBe('4');
    await page.getByRole('link', { name: '案件', exact: true }).first().click();
    await page.getByText('核实预警').first().waitFor();
    await page.context().close();
  }, 90_000);

  it('says what a file lacks that is no attendance, and opens to a principal and the bureau, too (phone)', async () => {
    const page = await open('junior2.principal', PHONE);
    await choose(page, await attendanceFile([[NUMBERS[0], TODAY, '到校']], ['姓名', '日期', '备注']));
    await page.getByRole('alert').first().waitFor();
    await looksRightAtBothSizes(page, 'attendance-file-refused');
    await page.context().close();
    const bureau = await open('bureau');
    await choose(bureau, await attendanceFile([[NUMBERS[4], TODAY, '旷课']]));
    await bureau.getByRole('button', { name: '导入（1 行）' }).click();
    await bureau.getByText('已录入。没有学生的旷课达到预警天数。').waitFor();
    await bureau.context().close();
  }, 90_000);
});

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name: '考勤.xlsx', mimeType, buffer });
}

async function attendanceFile(
  rows: readonly (readonly (string | undefined)[])[],
  head: readonly string[] = ['学籍号', '日期', '情况'],
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('考勤');
  sheet.addRows([[...head], ...rows.map((row) => [...row])]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
