import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  looksRight,
  PHONE,
  picture,
  settled,
  TODAY,
} from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

describeInBrowser('serving a paper', () => {
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
    'lets a cadre serve an order on each guardian, also where one refuses it (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      await desk.draftOrder(caseNo, TODAY);
      await desk.sealOrder(caseNo, TODAY);
      const page = await world.signedIn('liuwan.cadre', size);
      const photo = { name: 'door.png', mimeType: 'image/png', buffer: await page.screenshot() };
      await world.openCase(page, caseNo);
      const bench = page.getByRole('region', { name: '送达', exact: true });
      await bench.getByText('向每名监护人分别送达').waitFor();
      await bench.scrollIntoViewIfNeeded();
      await looksRight(page, `service-bench-${name}`);
      await bench.getByRole('button', { name: '记录送达：父亲' }).click();
      const form = page.getByRole('dialog', { name: '记录送达' });
      const submit = form.getByRole('button', { name: '提交' });
      // Neither a neighbour nor the child may take it, whatever else is right.
      await form.getByText('直接送达', { exact: true }).click();
      await form.getByText('邻居或他人', { exact: true }).click();
      await form.getByLabel(/送达人一执法证号/).fill('ZF-1');
      await form.getByLabel(/送达人二执法证号/).fill('ZF-2');
      await form.getByRole('textbox', { name: /送达回证编号/ }).fill('S-2025-0001');
      await submit.click();
      await form
        .getByText(/邻居或他人签收不是有效送达/)
        .first()
        .waitFor();
      await looksRight(page, `service-refused-${name}`);
      await form.getByText('受送达监护人本人').click();
      await submit.click();
      await page.getByText('已办理：记录送达').waitFor();
      await bench.locator('li', { hasText: '父亲' }).getByText('已送达').waitFor();

      await bench.getByRole('button', { name: '记录送达：母亲' }).click();
      await form.getByText('留置送达', { exact: true }).click();
      await form.getByLabel('受送达人拒收').getByText('是', { exact: true }).click();
      await form.getByText('拍照、录像', { exact: true }).click();
      await form.getByLabel(/送达人一执法证号/).fill('ZF-1');
      await form.getByLabel(/送达人二执法证号/).fill('ZF-2');
      await form.getByRole('textbox', { name: /送达回证编号/ }).fill('S-2025-0002');
      await submit.click();
      await form.getByText('以拍照、录像证明留置的').first().waitFor();
      await form.locator('input[data-kind=service_photo]').setInputFiles(photo);
      await form.getByRole('checkbox', { name: /送达照片/ }).waitFor();
      await form.getByLabel(/拒收的理由/).fill('说孩子在外打工');
      await looksRight(page, `service-left-${name}`);
      await submit.click();
      await bench.getByText(/自\d{4}年\d{1,2}月\d{1,2}日的次日起算/).waitFor();
      await page.getByRole('region', { name: '法定期限', exact: true }).waitFor();
      await settled(page);
      await picture(page, `service-done-${name}`, true);
      await page.context().close();
      expect((await desk.view('liuwan.cadre', caseNo)).view.papers[0]).toMatchObject({
        status: 'served',
        services: [
          { addressee: 'father', mode: 'direct' },
          { addressee: 'mother', mode: 'left', refused: true },
        ],
      });
    },
    120_000,
  );
});
