import { ConsoleWorld, describeInBrowser, DESK, looksRight, PHONE, TODAY } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

/** A child that is back needs more than to be looked in on. */
describeInBrowser('help with the cost of schooling after a return', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  it.each([
    ['phone', PHONE, 0],
    ['desk', DESK, 1],
  ] as const)(
    'is listed with who owes it, and its answer is recorded in a short form (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      await desk.act(TEACHER, caseNo, 'reportReturn', { returnedOn: TODAY });
      const page = await world.signedIn(TEACHER, size);
      await world.openCase(page, caseNo);
      const plan = page.getByRole('region', { name: '复学观察' });
      const subsidy = plan.locator('li', { hasText: '生活费补助' });
      await subsidy.getByText('未登记').waitFor();
      await plan.getByText('学校核查，教育局和民政部门落实').waitFor();
      await page.getByRole('button', { name: '登记资助' }).click();
      const form = page.getByRole('dialog');
      await form.getByText('生活费补助（一补）').click();
      await form.getByText('已落实', { exact: true }).click();
      await looksRight(page, `aid-form-${name}`);
      await form.getByRole('button', { name: '提交' }).click();
      await page.getByText('已办理：登记资助').waitFor();
      await subsidy.getByText('已落实').waitFor();
      await looksRight(page, `aid-${name}`);
      expect(await desk.happenings(TEACHER, caseNo)).toContain('AidRecorded');
      await page.context().close();
    },
  );
});
