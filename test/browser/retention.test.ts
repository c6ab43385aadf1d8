import type { Page } from 'playwright-core';
import { createDataSource } from '../../src/persistence/data-source.js';
import { OWNER } from '../../src/persistence/principal.js';
import {
  ConsoleWorld,
  describeInBrowser,
  looksRight,
  looksRightAtBothSizes,
  PHONE,
  settled,
} from './console-world.js';
import { Desk } from './desk.js';

const REGISTRAR = 'junior2.registrar';

/** A case file goes when its time is over, one has asked and another has agreed. */
describeInBrowser('case files whose time is over', () => {
  let world: ConsoleWorld;
  let first: string;
  let second: string;
  let blocked: string;
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    const desk = new Desk(world.stack.apiUrl);
    const closed = async (n: number) => {
      const caseNo = await desk.report(REGISTRAR, n);
      await desk.act(REGISTRAR, caseNo, 'dismissAlert', { reason: 'present', evidence: 'note-1' });
      return caseNo;
    };
    [first, second, blocked] = [await closed(0), await closed(1), await closed(2)];
    await closedLongAgo(world, [first, second, blocked]);
    // This child has another case, which is open.
    await desk.report(REGISTRAR, 2);
  }, 180_000);
  afterAll(() => world?.stop());

  const open = async (page: Page, path: string) => {
    await page.goto(`${world.stack.apiUrl}/#${path}`);
    await settled(page);
  };

  it('are asked for at the bureau, agreed to by another, and then stand in the register of destruction', async () => {
    const officer = await world.signedIn('bureau');
    await officer.getByRole('link', { name: '保存期限与销毁' }).click();
    await settled(officer);
    await officer.getByText(/另有未销号的案件/).waitFor();
    expect(await officer.getByRole('checkbox', { name: `选取 ${blocked}` }).isDisabled()).toBe(true);
    for (const caseNo of [first, second]) {
      await officer.getByRole('checkbox', { name: `选取 ${caseNo}` }).check();
    }
    await looksRightAtBothSizes(officer, 'retention-due');
    await officer.getByLabel('鉴定意见书文号').fill('张局长同意');
    await officer.getByRole('button', { name: '申请销毁 2 件' }).click();
    await officer
      .getByRole('dialog')
      .getByRole('button', { name: /申\s*请/ })
      .click();
    await officer
      .getByText(/只写文号，不写人名。$/)
      .first()
      .waitFor();
    await officer.getByRole('alert').waitFor();
    await officer.getByLabel('鉴定意见书文号').fill('云教档鉴〔2055〕3号');
    await officer.getByRole('button', { name: '申请销毁 2 件' }).click();
    await officer
      .getByRole('dialog')
      .getByRole('button', { name: /申\s*请/ })
      .click();
    await officer.getByText('已申请销毁 2 件案卷').waitFor();
    expect(await officer.getByText('已申请，等他人复核').count()).toBe(2);
    await officer.context().close();

    const leader = await world.signedIn('leader', PHONE);
    await open(leader, '/inbox');
    await leader.getByText('永久销毁 2 件案卷').waitFor();
    await looksRight(leader, 'retention-inbox-leader-phone');
    await leader.context().close();

    const head = await world.signedIn('bureau.head');
    await open(head, '/inbox');
    await head.getByText('看案号').click();
    await head.getByRole('link', { name: first }).waitFor();
    await looksRightAtBothSizes(head, 'retention-inbox');
    await head.getByRole('button', { name: '同意销毁期满案卷' }).click();
    const warning = head.getByRole('dialog');
    await warning.getByText('永久销毁').waitFor();
    await warning.getByText(second).waitFor();
    await looksRightAtBothSizes(head, 'retention-last-warning');
    await warning.getByRole('button', { name: /同\s*意/ }).click();
    await head.getByText('已同意并办理：销毁期满案卷').waitFor();
    await open(head, '/retention');
    const register = head.getByRole('region', { name: '已销毁的案卷' });
    await register.getByText(first).waitFor();
    await register.getByText(second).waitFor();
    await looksRightAtBothSizes(head, 'retention-destroyed');
    await head.getByText(/随最后一件案卷销毁/).scrollIntoViewIfNeeded();
    await looksRightAtBothSizes(head, 'retention-rules');
    expect(await head.getByRole('checkbox', { name: `选取 ${first}` }).count()).toBe(0);
    const [file] = await Promise.all([
      head.waitForEvent('download'),
      head.getByRole('button', { name: '下载清册' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('销毁清册.csv');
    await head.context().close();
  }, 120_000);
});

async function closedLongAgo({ stack }: ConsoleWorld, cases: readonly string[]): Promise<void> {
  const source = await createDataSource(stack.databaseUrl, 1, OWNER).initialize();
  try {
    // A closed case is in the ledger a moment after its last act was accepted.
    for (let left = 40; left > 0; left -= 1) {
      const [, changed] = await source.query<[unknown, number]>(
        `UPDATE case_ledger SET closed_on = day_of_access() - 11000
          WHERE standing = 'closed' AND case_no = ANY($1)`,
        [cases],
      );
      if (changed === cases.length) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error('they are not closed');
  } finally {
    await source.destroy();
  }
}
