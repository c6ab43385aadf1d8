import type { Page } from 'playwright-core';
import {
  ConsoleWorld,
  describeInBrowser,
  DESK,
  PHONE,
  picture,
  seriousFaults,
  settled,
  TODAY,
} from './console-world.js';
import { Desk } from './desk.js';

/** Everybody who works on single cases, and the pages of their day beside those in their menu. */
const DESKS = [
  'junior2.7-1',
  'junior2.registrar',
  'junior2.principal',
  'liuwan.village',
  'liuwan.cadre',
  'liuwan.head',
  'bureau',
  'bureau.head',
  'justice',
  'court',
  'police',
] as const;

describeInBrowser('every desk of the daily work, page by page', () => {
  let world: ConsoleWorld;
  let desk: Desk;
  let cases: { readonly ordered: string; readonly returned: string; readonly asked: string };
  beforeAll(async () => {
    world = await ConsoleWorld.start();
    desk = new Desk(world.stack.apiUrl);
    cases = await busyCounty(desk);
  }, 180_000);
  afterAll(() => world?.stop());

  it.each(DESKS)(
    'has nothing serious for axe, nothing too wide and no failed script at the desk of %s',
    async (login) => {
      const faults: string[] = [];
      for (const [size, viewport] of [
        ['desk', DESK],
        ['phone', PHONE],
      ] as const) {
        const page = await world.signedIn(login, viewport);
        page.on('pageerror', (error) => faults.push(`${size}: ${error.message}`));
        for (const path of await pagesOf(page, size, Object.values(cases))) {
          await page.goto(`${world.stack.apiUrl}/#${path}`);
          await settled(page);
          await picture(page, `${login}${path.replaceAll('/', '-')}-${size}`, true);
          const wide = Number(
            await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
          );
          if (wide > 0) faults.push(`${path} (${size}) is ${wide} px too wide`);
          faults.push(...(await seriousFaults(page)).map((fault) => `${path} (${size}) ${fault}`));
        }
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
    180_000,
  );
});

/** What the menu offers, and the cases that this desk may open. */
async function pagesOf(page: Page, size: string, caseNos: readonly string[]): Promise<readonly string[]> {
  const links = size === 'desk' ? '.sidebar a' : '.tabbar a';
  const menu = await page
    .locator(links)
    .evaluateAll((all) => all.map((each) => (each as unknown as { hash: string }).hash.slice(1)));
  return [...menu, ...caseNos.map((caseNo) => `/cases/${caseNo}`)];
}

/** A case with an order that has been served, one whose child is back, and one with everything that asks for a decision. */
async function busyCounty(desk: Desk) {
  const teacher = 'junior2.7-1';
  const ordered = await desk.report(teacher, 0);
  await desk.draftOrder(ordered, TODAY);
  await desk.sealOrder(ordered, TODAY);
  await desk.serveOrder(ordered, TODAY, 'father');
  await desk.serveOrder(ordered, TODAY, 'mother');
  await desk.act('liuwan.cadre', ordered, 'refer', { department: 'police' });
  const returned = await desk.report(teacher, 1);
  await desk.act(teacher, returned, 'recordHomeVisit', {
    visitedOn: TODAY,
    participants: ['homeroom', 'village_committee'],
    outcome: 'promised',
    reason: 'distance',
  });
  await desk.act(teacher, returned, 'reportReturn', { returnedOn: TODAY });
  const asked = await desk.report(teacher, 2);
  await desk.draftOrder(asked, TODAY);
  const pause = { reason: 'illness', days: 14, evidence: 'hospital-1' };
  await desk.act('junior2.principal', asked, 'requestPause', pause);
  await desk.act('junior2.principal', asked, 'refer', { department: 'police' });
  await desk.report(teacher, 3);
  return { ordered, returned, asked };
}
