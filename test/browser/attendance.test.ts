import ExcelJS from 'exceljs';
import { sampleRegister } from '../../src/launcher/sample/sample-rosters.js';
import { ConsoleWorld, DESK, looksRight, PHONE, TODAY } from './console-world.js';

const CLASS = { school: '柳湾初级中学', grade: '七年级', classNo: '1班' };

describe('attendance at the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
  }, 180_000);
  afterAll(() => world?.stop());

  it('lets a teacher mark who stayed away and send the rest as present (phone)', async () => {
    const page = await world.signedIn('junior2.7-1', PHONE);
    await page.goto(`${world.stack.apiUrl}/#/attendance`);
    const own = page.getByRole('region', { name: '本班考勤' });
    await own.locator('.class-mark').first().waitFor();
    const children = await own.locator('.class-mark').count();
    // A child of whom nothing was said is not sent as present.
    expect(await own.getByRole('button', { name: /^提交考勤/ }).isDisabled()).toBe(true);
    await own.locator('.class-mark').first().getByText('旷课').click();
    await own.getByRole('button', { name: '提交考勤（1 名）' }).waitFor();
    await own.getByRole('button', { name: '其余都到校' }).click();
    await looksRight(page, 'attendance-phone');
    await own.getByRole('button', { name: `提交考勤（${children} 名）` }).click();
    await page.getByText('没有学生的旷课达到预警天数').waitFor();
    await page.context().close();
  }, 60_000);

  it('shows a registrar every bad cell of an attendance file and takes in the good rows', async () => {
    const page = await world.signedIn('junior2.registrar', DESK);
    await page.goto(`${world.stack.apiUrl}/#/attendance`);
    expect(await page.getByRole('region', { name: '本班考勤' }).count()).toBe(0);
    await page.locator('input[type=file]').setInputFiles({
      name: '考勤.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await attendanceFile(),
    });
    await page.getByText('须改正').first().waitFor();
    await looksRight(page, 'attendance-file-desk');
    const list = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下载清单/ }).click();
    expect((await list).suggestedFilename()).toBe('须改正.csv');
    await page.getByRole('button', { name: '只导入正确的行（2）' }).click();
    await page.getByText(/^已录入/).waitFor();
    await page.context().close();
  }, 60_000);
});

/** Two good rows, and one whose word leaves open whether the child had leave. */
async function attendanceFile(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('考勤');
  sheet.addRow(['学籍号', '日期', '情况']);
  const numbers = sampleRegister()
    .filter(
      (child) =>
        child.school === CLASS.school && child.grade === CLASS.grade && child.classNo === CLASS.classNo,
    )
    .flatMap(({ studentNumber }) => (studentNumber === '' ? [] : [studentNumber]));
  sheet.addRow([numbers[0], TODAY, '旷课']);
  sheet.addRow([numbers[1], TODAY, '病假']);
  sheet.addRow([numbers[2], TODAY, '缺勤']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
