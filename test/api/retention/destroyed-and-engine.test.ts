import { caseWorkflowId } from '../../../src/contracts/identifiers.js';
import type { SecondPersonAnswer } from '../../../src/contracts/http-schemas-second-person.js';
import { restoreCases } from '../../../src/launcher/restore/restore-cases.js';
import { eventually } from '../../support/case-world.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE } from '../support/sample-county.js';

describe('a destroyed case file and the engine', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  it('is not brought back, is referred to by nothing, and its number is not given again', async () => {
    const { api, database, cases } = world;
    const pupil = await enrol(database);
    const { caseNo } = (await api.report(HERE.village_cadre, pupil)).body;
    const dismissed = await api.act(HERE.registrar, caseNo, 'dismissAlert', {
      input: { reason: 'present', evidence: 'note-1' },
    });
    expect(dismissed.status).toBe(200);
    await eventually(async () =>
      expect(await database.query(`SELECT standing FROM case_ledger WHERE case_no = $1`, [caseNo])).toEqual([
        { standing: 'closed' },
      ]),
    );
    await database.query(`UPDATE case_ledger SET closed_on = day_of_access() - 11000 WHERE case_no = $1`, [
      caseNo,
    ]);
    const asked = await api.ask<SecondPersonAnswer>(
      HERE.bureau_officer,
      'POST',
      '/api/retention/destructions',
      {
        body: { cases: [caseNo], reason: 'appraised', appraisal: '青教档鉴〔2055〕3号' },
      },
    );
    const confirm = `/api/second-person/${asked.body.id}/confirm`;
    expect((await api.ask(HERE.bureau_head, 'POST', confirm)).status).toBe(200);

    expect(await restoreCases(database, cases.client)).toEqual({ restored: [], running: [], lost: [] });
    expect((await api.ask(HERE.bureau_head, 'GET', `/api/cases/${caseNo}`)).status).toBe(404);
    // What the engine keeps of a case that is over is sealed, and goes when the namespace forgets it.
    const { status } = await cases.client.workflow.getHandle(caseWorkflowId(pupil)).describe();
    expect(status.name).toBe('COMPLETED');

    const again = (await api.report(HERE.village_cadre, pupil)).body;
    expect(again.caseNo > caseNo).toBe(true);
    await eventually(async () => {
      const [row] = await database.query<{ previous: string | null }[]>(
        `SELECT view ->> 'previousCaseNo' AS previous FROM case_ledger WHERE case_no = $1`,
        [again.caseNo],
      );
      expect(row).toEqual({ previous: null });
    });
  }, 60_000);
});
