import { dayOfAccess } from '../../src/domain/access/post.js';
import { ConsoleWorld, looksRightAtBothSizes, settled } from './console-world.js';

const TODAY = dayOfAccess(new Date());

/** The register of places at the console of the system administrator. */
describe('the units of the county at the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
  }, 180_000);
  afterAll(() => world?.stop());

  it('are opened, renamed with their past kept, and closed when nobody belongs to them', async () => {
    const page = await world.signedIn('system.admin');
    await page.goto(`${world.stack.apiUrl}/#/units`);
    await settled(page);
    await page.getByRole('button', { name: '展开柳湾乡' }).click();
    await page.getByRole('button', { name: '展开柳湾初级中学' }).click();
    await looksRightAtBothSizes(page, 'units-tree');

    await page.getByRole('button', { name: '登记单位' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: '种类' }).click();
    await page.getByTitle('村（社区）').click();
    await form.getByLabel('代码').fill('37099920120');
    await form.getByLabel('名称').fill('新桥村');
    await form.getByRole('button', { name: '核对' }).click();
    await form.locator('.ant-form-item-explain-error').first().waitFor();
    await looksRightAtBothSizes(page, 'units-code-refused');
    await form.getByLabel('代码').fill('370999201203');
    await form.getByLabel('自哪一天起').fill('2026-01-01');
    await form.getByLabel('自哪一天起').press('Tab');
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText('核对无误：将新登记这个单位。').waitFor();
    await looksRightAtBothSizes(page, 'units-register');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记新桥村').waitFor();

    await page.getByRole('button', { name: /^新桥村/ }).click();
    const renaming = form.getByRole('region', { name: '更名' });
    await renaming.getByLabel('名称').fill('新桥社区');
    await renaming.getByRole('button', { name: '核对' }).click();
    await renaming.getByText('核对无误').waitFor();
    await renaming.getByRole('button', { name: '更名', exact: true }).click();
    const versions = form.getByRole('region', { name: '沿革' });
    await versions.getByText('新桥社区').waitFor();
    await versions.getByText('自 2026-01-01，至').waitFor();
    await looksRightAtBothSizes(page, 'units-versions');

    const closing = form.getByRole('region', { name: '撤销' });
    await closing.getByLabel('最后一日').fill(TODAY);
    await closing.getByLabel('最后一日').press('Tab');
    await closing.getByRole('button', { name: '核对能否撤销' }).click();
    await closing.getByText('没有人和事还属于它').waitFor();
    await looksRightAtBothSizes(page, 'units-close');
    await closing.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销新桥社区').waitFor();
    await page.context().close();
  }, 90_000);

  it('are kept while somebody belongs to them, and the reason is told', async () => {
    const page = await world.signedIn('system.admin');
    await page.goto(`${world.stack.apiUrl}/#/units`);
    await settled(page);
    await page.getByRole('searchbox', { name: '查找单位' }).fill('柳湾村');
    await page.getByRole('searchbox', { name: '查找单位' }).press('Enter');
    await page.getByRole('button', { name: /^柳湾村/ }).click();
    const closing = page.getByRole('region', { name: '撤销' });
    await closing.getByLabel('最后一日').fill(TODAY);
    await closing.getByLabel('最后一日').press('Tab');
    await closing.getByRole('button', { name: '核对能否撤销' }).click();
    await closing.getByText(/下级单位 2 个、在籍学生 \d+ 名/).waitFor();
    await closing.scrollIntoViewIfNeeded();
    await looksRightAtBothSizes(page, 'units-in-use');
    await page.context().close();
  }, 60_000);
});
