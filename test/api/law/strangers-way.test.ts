import { spawnSync } from 'node:child_process';
import type { Actions, CaseDetail, Timeline } from '../../../src/contracts/http-schemas-answers.js';
import type { DrillClockAnswer } from '../../../src/contracts/http-schemas-oversight.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE } from '../support/sample-county.js';
import { bindsCourtFile } from './court-file.js';
import { Stranger, type Counter, type Refused } from '../../support/stranger.js';

/** Where there is no LibreOffice the way ends at the court's door; a test of bundles says what is answered then. */
const canPrint = spawnSync('which', ['soffice']).status === 0;

/** The API as a stranger meets it: everybody's login, and no other way in. */
function counterOf({ api }: ApiWorld, caseNo: string): Counter {
  const bureau = HERE.bureau_officer;
  return {
    people: Object.values(HERE),
    actionsOf: async (person) => {
      const { status, body } = await api.ask<Actions>(person, 'GET', `/api/cases/${caseNo}/actions`);
      return status === 200 ? body.actions : [];
    },
    act: async (person, act, input) => {
      const { status, body } = await api.act(person, caseNo, act, { input });
      return status === 200 ? null : (body as unknown as Refused);
    },
    papers: async () => {
      const { body } = await api.ask<CaseDetail>(bureau, 'GET', `/api/cases/${caseNo}`);
      return body.view.papers.map(({ id }) => id);
    },
    today: async () => (await api.ask<DrillClockAnswer>(bureau, 'GET', '/api/drill/clock')).body.today,
    waitUntil: async (jumpTo) => {
      const { status } = await api.ask(bureau, 'PUT', '/api/drill/clock', { body: { jumpTo } });
      if (status !== 200) throw new Error(`the clock would not go to ${jumpTo}`);
    },
  };
}

describe('a stranger with nothing but the refusals for a guide', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  it('gets a child’s case from its first day to the court’s door, with every step the law asks for', async () => {
    const pupil = await enrol(world.database, { homeAddress: '柳湾乡下柳湾村12号' });
    const { caseNo } = (await world.api.report(HERE.class_teacher, pupil)).body;
    const stranger = new Stranger(counterOf(world, caseNo));
    await stranger.wants('recordFiling');

    const { view } = (await world.api.ask<CaseDetail>(HERE.bureau_officer, 'GET', `/api/cases/${caseNo}`))
      .body;
    expect(view.court?.filedOn).toBe(view.legalClock?.filingOpens);
    expect(view.papers.map(({ kind, status }) => [kind, status])).toEqual([
      ['order', 'served'],
      ['notice', 'served'],
      ['demand', 'served'],
      ['request', 'approved'],
    ]);
    for (const paper of view.papers) {
      expect(paper.approvedBy).not.toBe(paper.draftedBy);
      expect(paper.issued).toBeDefined();
      if (paper.kind === 'request') continue;
      expect(paper.services?.map(({ addressee }) => addressee)).toEqual(paper.addressees);
    }
    // What they were told on the way is what the law asks for.
    expect(stranger.learnt).toEqual(
      expect.arrayContaining([
        'no_contact_recorded',
        'too_few_persuasions',
        'not_reviewed',
        'finding_not_recorded',
        'two_officers_needed',
        'addressees_missing',
        'period_still_running',
        'filing_window_not_open',
      ]),
    );

    if (!canPrint) return;
    const { entries, missing } = await bindsCourtFile(world, caseNo, await counterOf(world, caseNo).today());
    expect(missing).toEqual([]);
    expect(new Set(entries.map(({ part }) => part)).size).toBeGreaterThanOrEqual(5);
  }, 400_000);

  it('keeps a witness’s name beside the act and out of the engine, and takes only this case’s own files', async () => {
    const pupil = await enrol(world.database);
    const { caseNo, view } = (await world.api.report(HERE.class_teacher, pupil)).body;
    await new Stranger(counterOf(world, caseNo)).wants('issuePaper');
    const today = (await world.api.ask<DrillClockAnswer>(HERE.bureau_officer, 'GET', '/api/drill/clock')).body
      .today;
    const input = {
      paper: 'order-1',
      addressee: 'father',
      deliveredOn: today,
      mode: 'left',
      recipient: 'nobody',
      refused: true,
      leftProof: 'witness',
      serverOne: 'ZF-1',
      serverTwo: 'ZF-2',
      evidence: 'r-1',
    };
    const witness = '见证人田小禾，村委会';
    const serve = async (body: object) =>
      (await world.api.act(HERE.township_cadre, caseNo, 'recordService', body)) as unknown as {
        status: number;
        body: { code: string; field: string };
      };
    expect(await serve({ input })).toMatchObject({
      status: 422,
      body: { code: 'missing_field', field: 'narrative.words.witness' },
    });
    const words = { narrative: { words: { witness } } };
    expect(await serve({ input: { ...input, attachments: ['att-0000aaaa'] }, ...words })).toMatchObject({
      status: 409,
      body: { code: 'unknown_attachment' },
    });
    expect(await serve({ input, narrative: { words: { nobodyAsked: 'x' } } })).toMatchObject({ status: 422 });
    expect(await serve({ input, ...words })).toMatchObject({ status: 200 });

    const timeline = await world.api.ask<Timeline>(
      HERE.bureau_officer,
      'GET',
      `/api/cases/${caseNo}/timeline`,
    );
    const told = timeline.body.entries.find(({ type }) => type === 'PaperServed');
    expect(told?.narrative?.words).toEqual([{ name: 'witness', label: '见证人姓名、单位', text: witness }]);
    const state = await world.cases.state(view.pupil);
    expect(JSON.stringify(state)).not.toContain('田小禾');
    const events = await world.database.query(
      `SELECT event::text AS text FROM case_event WHERE case_no = $1`,
      [caseNo],
    );
    expect(JSON.stringify(events)).not.toContain('田小禾');
  }, 240_000);
});
