import type { AttachmentAnswer, AttachmentList } from '../../../src/contracts/http-schemas-attachments.js';
import type {
  SecondPersonAnswer,
  SecondPersonList,
} from '../../../src/contracts/http-schemas-second-person.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { jpeg } from '../../domain/attachments/sample-files.js';
import { seat } from '../../support/seat.js';
import { person } from '../../support/people.js';
import { QuietWorld } from '../support/quiet-world.js';
import { HERE, THERE } from '../support/sample-county.js';

describe('what one asks for and another confirms', () => {
  let world: QuietWorld;
  let caseNo: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    ({ caseNo } = await world.open());
  }, 60_000);
  afterAll(() => world?.stop());

  const added = async (): Promise<string> => {
    const form = new FormData();
    form.set('kind', 'visit_photo');
    form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
    const response = await fetch(`${world.api.url}/api/cases/${caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    return ((await response.json()) as AttachmentAnswer).id;
  };
  const ask = (by: Actor, id: string) =>
    world.api.ask<SecondPersonAnswer>(by, 'POST', `/api/cases/${caseNo}/attachments/${id}/remove`, {
      body: { reason: 'wrong_child' },
    });
  const settle = (by: Actor, how: 'confirm' | 'decline' | 'withdraw', id: string) =>
    world.api.ask<SecondPersonAnswer & { code: string }>(by, 'POST', `/api/second-person/${id}/${how}`);
  const removed = async (id: string) =>
    (
      await world.api.ask<AttachmentList>(HERE.principal, 'GET', `/api/cases/${caseNo}/attachments`)
    ).body.attachments.find((each) => each.id === id)?.removedAt !== null;
  const listed = async (by: Actor, id: string) =>
    (await world.api.ask<SecondPersonList>(by, 'GET', '/api/second-person')).body.requests.find(
      (each) => each.id === id,
    );

  it('happens when another agrees, and not before', async () => {
    const attachment = await added();
    const { status, body } = await ask(HERE.class_teacher, attachment);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'waiting', reasonLabel: '不是本案学生的材料', mayWithdraw: true });
    expect(await removed(attachment)).toBe(false);
    expect(await listed(HERE.principal, body.id)).toMatchObject({ mayConfirm: true, mayWithdraw: false });
    expect((await settle(HERE.principal, 'confirm', body.id)).body.state).toBe('confirmed');
    expect(await removed(attachment)).toBe(true);
    expect((await ask(HERE.class_teacher, attachment)).status).toBe(410);
  });

  it('is not confirmed by who has asked: not from another post, and not by the database itself', async () => {
    const attachment = await added();
    const { body } = await ask(HERE.principal, attachment);
    expect(await settle(HERE.principal, 'confirm', body.id)).toMatchObject({
      status: 403,
      body: { code: 'own_request' },
    });
    await seat(world.database.source, { ...person('township_head'), user: HERE.principal.user });
    const [{ id: post }] = await world.database.source.query(
      `SELECT id FROM post WHERE account = $1 AND role = 'township_head'`,
      [HERE.principal.user],
    );
    await world.database.source.query(`UPDATE session SET post = $1 WHERE account = $2`, [
      post,
      HERE.principal.user,
    ]);
    const { body: me } = await world.api.ask<{ role: string }>(HERE.principal, 'GET', '/api/me');
    expect(me.role).toBe('township_head');
    expect((await settle(HERE.principal, 'confirm', body.id)).body.code).toBe('own_request');
    await world.database.source.query(
      `UPDATE session SET post = (SELECT id FROM post WHERE account = $1 AND role = 'principal') WHERE account = $1`,
      [HERE.principal.user],
    );
    await expect(
      world.database.source.query(
        `UPDATE second_person_request SET state = 'confirmed', settled_by = requested_by, settled_at = now() WHERE id = $1`,
        [body.id],
      ),
    ).rejects.toThrow('check constraint');
    expect(await removed(attachment)).toBe(false);
    expect((await settle(HERE.township_head, 'confirm', body.id)).status).toBe(200);
  });

  it('is nothing to who is neither entitled nor near', async () => {
    const { body } = await ask(HERE.class_teacher, await added());
    expect((await settle(THERE.principal, 'confirm', body.id)).status).toBe(404);
    expect(await listed(THERE.principal, body.id)).toBeUndefined();
    expect((await settle(HERE.bureau_officer, 'confirm', body.id)).status).toBe(403);
    expect(await listed(HERE.registrar, body.id)).toBeUndefined();
    expect((await ask(HERE.village_cadre, await added())).status).toBe(403);
    expect((await settle(HERE.bureau_head, 'decline', body.id)).body.state).toBe('declined');
  });

  it('can be declined and taken back, and asked for again', async () => {
    const attachment = await added();
    const first = (await ask(HERE.class_teacher, attachment)).body.id;
    expect((await ask(HERE.class_teacher, attachment)).body.id).toBe(first);
    expect(await ask(HERE.registrar, attachment)).toMatchObject({
      status: 409,
      body: { code: 'already_requested' },
    });
    expect((await settle(HERE.registrar, 'withdraw', first)).status).toBe(403);
    expect((await settle(HERE.principal, 'withdraw', first)).status).toBe(403);
    expect((await settle(HERE.class_teacher, 'withdraw', first)).body.state).toBe('withdrawn');
    expect(await settle(HERE.principal, 'confirm', first)).toMatchObject({
      status: 409,
      body: { code: 'request_withdrawn' },
    });
    const second = (await ask(HERE.registrar, attachment)).body.id;
    expect((await settle(HERE.principal, 'decline', second)).body.state).toBe('declined');
    expect((await ask(HERE.registrar, attachment)).body.id).not.toBe(second);
    expect(await removed(attachment)).toBe(false);
  });

  it('lapses', async () => {
    const attachment = await added();
    const { id } = (await ask(HERE.class_teacher, attachment)).body;
    await world.database.source.query(
      `UPDATE second_person_request SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect(await settle(HERE.principal, 'confirm', id)).toMatchObject({
      status: 409,
      body: { code: 'request_expired' },
    });
    expect((await listed(HERE.principal, id))?.state).toBe('expired');
    expect((await ask(HERE.registrar, attachment)).status).toBe(200);
  });

  it('is done once, however many confirm it at once, and recorded with both', async () => {
    const attachment = await added();
    const { id } = (await ask(HERE.class_teacher, attachment)).body;
    const answers = await Promise.all(
      [HERE.principal, HERE.township_head, HERE.bureau_head].map((by) => settle(by, 'confirm', id)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const entries = await world.database.source.query(
      `SELECT action, detail, subjects FROM audit_entry WHERE object LIKE $1 AND result = 'allowed' ORDER BY seq`,
      [`${id} %`],
    );
    const detail = `remove_attachment wrong_child requested-by:${HERE.class_teacher.user}`;
    expect(entries).toEqual([
      { action: 'attachment.request_removal', detail, subjects: expect.arrayContaining([caseNo]) },
      { action: 'second_person.confirm', detail, subjects: expect.arrayContaining([caseNo]) },
    ]);
  });
});
