import { randomUUID } from 'node:crypto';
import type {
  SecondPersonAnswer,
  SecondPersonList,
} from '../../../src/contracts/http-schemas-second-person.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { insertDocument } from '../../../src/persistence/readers/documents-writing.js';
import { PLACE } from '../../support/people.js';
import { QuietWorld } from '../support/quiet-world.js';
import { HERE } from '../support/sample-county.js';

describe('a paper of a justice office with one official', () => {
  let world: QuietWorld;
  let caseNo: string;
  let paper: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    ({ caseNo } = await world.open({ name: '司空见月', state: { rung: 'judicial_notice' } }));
    paper = `d-${randomUUID()}`;
    await insertDocument(world.database.source.manager, {
      id: paper,
      caseNo,
      kind: 'notice',
      about: 'notice-1',
      agency: `${PLACE.county}-justice`,
      year: 2025,
      serial: 1,
      number: '青禾县司告〔2025〕1号',
      copies: 2,
      fields: {},
      content: Buffer.from('a paper'),
      sha256: 'a'.repeat(64),
      issuedOn: '2025-09-15',
      issuedBy: HERE.justice_official.user,
      issuedAt: new Date(),
      templateSha256: 'b'.repeat(64),
    });
  }, 60_000);
  afterAll(() => world?.stop());

  const settle = (by: Actor, how: 'confirm' | 'decline', id: string) =>
    world.api.ask<SecondPersonAnswer & { code: string }>(by, 'POST', `/api/second-person/${id}/${how}`);
  const waiting = async (by: Actor) =>
    (await world.api.ask<SecondPersonList>(by, 'GET', '/api/second-person')).body.requests;

  it('is voided by its official and the county’s leader, who is shown codes; the bureau has no say', async () => {
    const { status, body } = await world.api.ask<SecondPersonAnswer>(
      HERE.justice_official,
      'POST',
      `/api/cases/${caseNo}/documents/${paper}/void`,
      { body: { reason: 'facts' } },
    );
    expect(status).toBe(200);
    expect(body.confirms).toEqual(['司法行政人员', '县级领导']);
    expect(await settle(HERE.justice_official, 'confirm', body.id)).toMatchObject({ status: 403 });
    expect(await waiting(HERE.bureau_head)).toEqual([]);
    for (const how of ['confirm', 'decline'] as const) {
      expect((await settle(HERE.bureau_head, how, body.id)).body.code).toBe('not_your_role');
    }
    const [asked] = await waiting(HERE.county_leader);
    expect(asked).toMatchObject({ id: body.id, subject: paper, reasonLabel: '事实有误', mayConfirm: true });
    expect(JSON.stringify(asked)).not.toContain('司空');
    const file = await world.api.ask(
      HERE.county_leader,
      'GET',
      `/api/cases/${caseNo}/documents/${paper}/file`,
    );
    expect(file.status).toBe(403);
    expect((await settle(HERE.county_leader, 'confirm', body.id)).body.state).toBe('confirmed');
    const [{ by }] = await world.database.source.query(`SELECT voided_by AS by FROM document WHERE id = $1`, [
      paper,
    ]);
    expect(by).toBe(HERE.county_leader.user);
  });
});
