import type { AttachmentAnswer } from '../../src/contracts/http-schemas-attachments.js';
import type { ExportMade } from '../../src/contracts/http-schemas-exports.js';
import type { SecondPersonAnswer } from '../../src/contracts/http-schemas-second-person.js';
import type { AccessReport } from '../../src/api/security/child-privacy.js';
import type { Actor } from '../../src/domain/access/role.js';
import { insertDocument } from '../../src/persistence/readers/documents-writing.js';
import { QuietWorld } from '../api/support/quiet-world.js';
import { ELSEWHERE, HERE } from '../api/support/sample-county.js';
import { jpeg } from '../domain/attachments/sample-files.js';
import { PLACE } from '../support/people.js';

describe('what a family is told of who has seen its child', () => {
  let world: QuietWorld;
  let child: { pupil: string; caseNo: string };
  let other: { pupil: string; caseNo: string };
  let picture: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    child = await world.open({ code: 'p-abcdefgh23' });
    other = await world.open({ code: 'p-abcdefgh24', place: ELSEWHERE });
    const form = new FormData();
    form.set('kind', 'visit_photo');
    form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
    const added = await fetch(`${world.api.url}/api/cases/${child.caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    picture = ((await added.json()) as AttachmentAnswer).id;
    await insertDocument(world.database.source.manager, {
      id: 'd-1',
      caseNo: child.caseNo,
      kind: 'order',
      about: 'order-1',
      agency: PLACE.township,
      year: 2025,
      serial: 1,
      number: '柳河镇责改〔2025〕1号',
      copies: 3,
      issuedOn: '2025-10-08',
      issuedBy: HERE.township_cadre.user,
      issuedAt: new Date(),
      templateSha256: 'x',
      sha256: 'x',
      fields: {},
      content: Buffer.from('PK'),
    });
  }, 60_000);
  afterAll(() => world?.stop());

  const look = async (by: Actor, path: string) => {
    const answer = await fetch(`${world.api.url}/api${path}`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const told = async (pupil: string, after = '') =>
    (await world.api.ask<AccessReport>(HERE.bureau_head, 'GET', `/api/pupils/${pupil}/accesses${after}`))
      .body;

  it('names pictures, papers, files taken out masked or not, numbers unmasked, and who was refused', async () => {
    expect(await look(HERE.principal, `/cases/${child.caseNo}/attachments/${picture}/file`)).toBe(200);
    expect(await look(HERE.village_cadre, `/cases/${child.caseNo}/documents/d-1/file`)).toBe(403);
    expect(await look(HERE.bureau_officer, `/cases/${child.caseNo}/documents/d-1/file`)).toBe(200);
    // Whether or not there is an engine to answer it.
    await look(HERE.township_cadre, `/cases/${child.caseNo}/documents/offers`);
    const unmasked = await world.api.ask(HERE.class_teacher, 'POST', `/api/pupils/${child.pupil}/unmask`, {
      body: { fields: ['phone'], reason: 'contact_family' },
    });
    expect(unmasked.status).toBe(200);
    const masked = await world.api.ask<ExportMade>(HERE.registrar, 'POST', '/api/exports', {
      body: { kind: 'ledger' },
    });
    const number = masked.body.export?.number ?? '';
    expect(await look(HERE.registrar, `/exports/${number}/file`)).toBe(200);
    const asked = await world.api.ask<ExportMade>(HERE.registrar, 'POST', '/api/exports', {
      body: { kind: 'ledger', unmasked: true, reason: 'archive' },
    });
    const agreed = await world.api.ask<SecondPersonAnswer>(
      HERE.principal,
      'POST',
      `/api/second-person/${asked.body.request?.id}/confirm`,
    );
    const open = String(agreed.body.outcome?.['export']);
    expect(await look(HERE.registrar, `/exports/${open}/file`)).toBe(200);

    const { accesses, more } = await told(child.pupil);
    expect(more).toBe(false);
    const each = (by: Actor, action: string, object: string, result = 'allowed') =>
      expect.objectContaining({ user: by.user, name: `姓名 ${by.user}`, action, object, result });
    expect(accesses).toEqual(
      expect.arrayContaining([
        each(HERE.class_teacher, 'attachment.add', `${child.caseNo} ${picture}`),
        each(HERE.principal, 'attachment.read', `${child.caseNo} ${picture}`),
        each(HERE.village_cadre, 'document.read', `${child.caseNo} d-1`, 'refused'),
        each(HERE.bureau_officer, 'document.read', `${child.caseNo} d-1`),
        expect.objectContaining({
          user: HERE.township_cadre.user,
          action: 'document.offers',
          object: child.caseNo,
        }),
        each(HERE.class_teacher, 'child.unmask', child.pupil),
        each(HERE.registrar, 'export.fetch', number),
        each(HERE.registrar, 'export.fetch', open),
      ]),
    );
    const detail = (object: string) => accesses.find((access) => access.object === object)?.detail;
    expect(detail(number)).toContain('ledger masked');
    expect(detail(open)).toContain(`unmasked approved-by:${HERE.principal.user}`);
    expect(detail(child.pupil)).toBe('contact_family: phone');
  });

  it('names nothing that was another child’s', async () => {
    const { accesses } = await told(other.pupil);
    const actions = accesses.map(({ action }) => action);
    for (const action of ['attachment.read', 'document.read', 'child.unmask', 'export.fetch']) {
      expect(actions).not.toContain(action);
    }
  });

  it('is told to the end, page by page', async () => {
    const { source } = world.database;
    await source.query(
      `INSERT INTO audit_entry (action, object, subjects, result, request_id)
       SELECT 'child.read', 'x-' || n, ARRAY[$1], 'allowed', 'test' FROM generate_series(1, 2000) n`,
      [other.pupil],
    );
    const first = await told(other.pupil);
    expect(first.more).toBe(true);
    expect(first.accesses).toHaveLength(2_000);
    const second = await told(other.pupil, `?after=${first.next}`);
    expect(second).toMatchObject({ more: false, next: null });
    const objects = [...first.accesses, ...second.accesses].map(({ object }) => object);
    expect(objects.filter((object) => object?.startsWith('x-'))).toHaveLength(2_000);
    expect(objects).toContain('x-2000');
    expect(
      (await world.api.ask(HERE.bureau_head, 'GET', `/api/pupils/${other.pupil}/accesses?after=x`)).status,
    ).toBe(422);
  });
});
