import type { ClassDay } from '../../src/contracts/class-day.js';
import { ConsoleWorld, describeInBrowser, looksRight, PHONE, TODAY } from './console-world.js';

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

  it('shows the teacher what is recorded, takes a correction, and counts no child in a case among the rest (phone)', async () => {
    const page = await world.signedIn('junior2.8-1', PHONE);
    await page.goto(`${world.stack.apiUrl}/#/attendance`);
    const own = page.getByRole('region', { name: '本班考勤' });
    await own.getByText('今天还没有点名。').waitFor();
    const children = await own.locator('.class-mark').count();
    const reported = await page.evaluate(async (today) => {
      const answer = await fetch(`/api/attendance/class-day?date=${today}`);
      const pupil = ((await answer.json()) as ClassDay).pupils[1]?.code;
      const headers = {
        'content-type': 'application/json',
        'x-requested-with': 'test',
        'idempotency-key': 'a-child-in-a-case',
      };
      const body = JSON.stringify({ pupil, absentSince: '2025-09-08' });
      return (await fetch('/api/cases', { method: 'POST', headers, body })).status;
    }, TODAY);
    expect(reported).toBeLessThan(300);
    await page.reload();
    await own.getByRole('link', { name: '在办案件' }).waitFor();
    await own.locator('.class-mark').first().getByText('病假').click();
    await own.getByRole('button', { name: '其余都到校' }).click();
    await own.getByRole('button', { name: `提交考勤（${children - 1} 名）` }).click();
    await own.getByText(`今天已点名：到校 ${children - 2}，病假 1，由`).waitFor();
    expect(await own.getByRole('button', { name: '提交考勤（0 名）' }).isDisabled()).toBe(true);

    await page.reload();
    await own.getByText('还有 1 名没有记录').waitFor();
    const first = own.locator('.class-mark').first();
    expect(await first.getByRole('radio', { name: '病假' }).isChecked()).toBe(true);
    await looksRight(page, 'attendance-recorded-phone');
    await first.getByText('旷课').click();
    await own.getByRole('button', { name: '提交考勤（1 名）' }).click();
    await own.getByText(`今天已点名：到校 ${children - 2}，旷课 1，由`).waitFor();
    await own.getByRole('link', { name: '在办案件' }).click();
    await page.getByRole('region', { name: '办理经过' }).waitFor();
    await page.context().close();
  }, 90_000);
});
