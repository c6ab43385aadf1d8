import { ConsoleWorld, describeInBrowser, DESK, looksRight, PHONE, TODAY } from './console-world.js';
import { Desk } from './desk.js';

const TEACHER = 'junior2.7-1';

/** Nobody signs what they have not read, and nobody signs their own. */
describeInBrowser('the drafts that wait for somebody to sign', () => {
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
    'lets a head read the order, send it back with a reason, and approve it when it is mended (%s)',
    async (name, size, pupil) => {
      const caseNo = await desk.report(TEACHER, pupil);
      await desk.draftOrder(caseNo, TODAY);
      const head = await world.signedIn('liuwan.head', size);
      // On the day's list and in the inbox, both leading here.
      await head
        .getByRole('region', { name: '来件' })
        .getByRole('link', { name: /待审批的文书/ })
        .click();
      const text = head.getByRole('article', { name: '责令限期改正通知书拟稿正文' });
      await text.waitFor();
      expect(await text.innerText()).toMatch(/拟稿，批准后编号/);
      expect(await text.innerText()).toMatch(/行政复议/);
      await head.getByText('父亲、母亲', { exact: true }).waitFor();
      await looksRight(head, `draft-${name}`);
      await head.getByRole('button', { name: '退回法律文书修改' }).click();
      const form = head.getByRole('dialog');
      await form.getByText('事实不清').click();
      await form.getByLabel(/意见/).fill('补充家访记录。');
      await form.getByRole('button', { name: '提交' }).click();
      await head.getByText('没有等您审核、批准的拟稿').waitFor();
      await looksRight(head, `drafts-none-${name}`);

      // Nobody mends it without reading what the head wrote.
      const mender = await world.signedIn('liuwan.cadre', size);
      await world.openCase(mender, caseNo);
      await mender.getByRole('button', { name: '修改退回的文书，重新送审' }).click();
      const note = mender.getByRole('dialog').getByRole('alert').filter({ hasText: '退回：事实不清' });
      await note.getByText('补充家访记录。').waitFor();
      await looksRight(mender, `draft-returned-${name}`);
      await mender.context().close();
      await desk.act('liuwan.cadre', caseNo, 'correctPaper', {
        paper: 'order-1',
        remediesTold: true,
        noProperReason: true,
        officerOne: 'ZF-1',
        officerTwo: 'ZF-2',
        addressees: ['father', 'mother'],
      });
      // Whoever drafted and mended it has it not before them to sign, but may read it.
      const cadre = await world.signedIn('liuwan.cadre', size);
      await cadre.goto(`${world.stack.apiUrl}/#/drafts`);
      await cadre.getByText('没有等您审核、批准的拟稿').waitFor();
      await world.openCase(cadre, caseNo);
      await cadre.getByRole('button', { name: '看《责令限期改正通知书》拟稿全文' }).click();
      await cadre.getByRole('article', { name: '责令限期改正通知书正文' }).waitFor();
      await cadre.context().close();

      await head.goto(`${world.stack.apiUrl}/#/inbox`);
      await head.locator('.row', { hasText: caseNo }).getByRole('link', { name: /^核对/ }).click();
      await text.waitFor();
      await head.getByRole('button', { name: '批准法律文书', exact: true }).click();
      await form.getByLabel('本人已审核').getByText('是', { exact: true }).click();
      await form.getByRole('button', { name: '提交' }).click();
      await head.getByText('已办理：批准法律文书').waitFor();
      await head.getByText('没有等您审核、批准的拟稿').waitFor();
      await head.context().close();
      const [order] = (await desk.view('liuwan.cadre', caseNo)).view.papers;
      expect(order?.status).toBe('approved');
    },
    120_000,
  );
});
