import type { Inbox } from '../../../src/contracts/http-schemas-inbox.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import type { CaseState } from '../../../src/domain/ladder/case-state.js';
import { HERE } from '../support/sample-county.js';
import { QuietWorld } from '../support/quiet-world.js';

/** Township and bureau both sign for a school's report; one case is on one desk, so the other finds it in its inbox. */
describe('a written report that is on its way', () => {
  let world: QuietWorld;
  let unsigned: string;
  let atTheBureau: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    const sent = (receipts: NonNullable<CaseState['report']>['receipts']) =>
      world.open({
        state: { rung: 'township_report', report: { sentOn: plainDate('2025-09-09'), receipts } },
      });
    unsigned = (await sent({})).caseNo;
    atTheBureau = (await sent({ township: plainDate('2025-09-10') })).caseNo;
    await sent({ township: plainDate('2025-09-10'), education_bureau: plainDate('2025-09-10') });
    await world.open();
  }, 60_000);
  afterAll(() => world?.stop());

  const reports = async (who: Actor) => {
    const { body } = await world.api.ask<Inbox>(who, 'GET', '/api/cases/inbox');
    return body.boxes.find(({ box }) => box === 'reports');
  };

  it('lies in the inbox of each that has not signed, and of no one else', async () => {
    const numbers = async (who: Actor) => (await reports(who))?.entries.map(({ caseNo }) => caseNo).sort();
    expect(await numbers(HERE.township_cadre)).toEqual([unsigned]);
    expect(await numbers(HERE.bureau_officer)).toEqual([unsigned, atTheBureau]);
    expect(await reports(HERE.principal)).toBeUndefined();
  });

  it('says when the school sent it, and by which form it is signed for', async () => {
    expect((await reports(HERE.township_cadre))?.entries[0]).toMatchObject({
      words: '学校 2025-09-09 发出的书面报告',
      act: 'acknowledgeReport',
    });
  });
});
