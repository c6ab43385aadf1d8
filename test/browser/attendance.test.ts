import { ConsoleWorld, describeInBrowser, looksRight, PHONE } from './console-world.js';

describeInBrowser('attendance at the console', () => {
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
});
