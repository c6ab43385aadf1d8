import { ConsoleWorld, describeInBrowser, DESK, looksRight, PHONE, settled, TODAY } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

describeInBrowser('lists of cases', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
  }, 180_000);
  afterAll(() => world?.stop());

  it.each([
    ['desk', DESK, 0],
    ['phone', PHONE, 1],
  ] as const)(
    'finds a child by name, and leaves the name out of every address (%s)',
    async (name, size, n) => {
      const caseNo = await desk.report(TEACHER, n);
      const { child } = await desk.view(TEACHER, caseNo);
      const page = await world.signedIn('junior2.principal', size);
      const addresses: string[] = [];
      page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
      await page.goto(`${world.stack.apiUrl}/#/cases`);
      await page.getByLabel('搜索', { exact: true }).fill(child.name);
      await page.getByRole('button', { name: '搜索' }).click();
      await page.locator('.row', { hasText: caseNo }).waitFor();
      await settled(page);
      await looksRight(page, `search-${name}`);
      expect(addresses.some((address) => address.includes('/cases/search'))).toBe(true);
      expect(addresses.filter((address) => address.includes(child.name))).toEqual([]);
      expect(decodeURIComponent(page.url())).not.toContain(child.name);
      await page.context().close();
    },
  );

  it.each([
    ['desk', DESK, 2, 3],
    ['phone', PHONE, 4, 5],
  ] as const)(
    'does the routine of many cases one by one, and not over a colleague’s work (%s)',
    async (name, size, one, other) => {
      const [first, second] = [await desk.report(TEACHER, one), await desk.report(TEACHER, other)];
      for (const caseNo of [first, second]) await desk.reportOf(caseNo, TODAY);
      const page = await world.signedIn('liuwan.cadre', size);
      await page.goto(`${world.stack.apiUrl}/#/cases?awaitingMe=true`);
      await page.getByRole('switch', { name: '成批办理' }).click();
      for (const caseNo of [first, second])
        await page.getByRole('checkbox', { name: new RegExp(`^选择 .* ${caseNo}$`) }).click();
      await page.getByRole('button', { name: '签收书面报告' }).click();
      const form = page.getByRole('dialog', { name: '签收书面报告：2 件' });
      await form.getByRole('button', { name: '办理 2 件' }).waitFor();
      await looksRight(page, `bulk-form-${name}`);
      // What the list shows now is old a moment later: a colleague asks the police about the second child.
      await page.route('**/api/cases?*', (route) => route.abort());
      await desk.act('junior2.principal', second, 'refer', { department: 'police' });
      await form.getByRole('button', { name: '办理 2 件' }).click();
      await page.getByText(/办理完毕：2 \/ 2，其中 1 件没有办成/).waitFor();
      await page.locator('.row', { hasText: first }).getByText('已办', { exact: true }).waitFor();
      await page.locator('.row', { hasText: second }).getByText('您查看之后本案又有了进展').waitFor();
      await looksRight(page, `bulk-done-${name}`);
      expect((await desk.view('liuwan.cadre', first)).view.report?.receipts.township).toBe(TODAY);
      expect((await desk.view('liuwan.cadre', second)).view.report?.receipts.township).toBeUndefined();
      await page.context().close();
    },
    90_000,
  );
});
