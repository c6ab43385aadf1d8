import { RepeatedLooks, SAME_LOOK_MS } from '../../src/api/audit/repeated-looks.js';
import { Sessions } from '../../src/api/accounts/sessions.js';
import type { AttachmentAnswer } from '../../src/contracts/http-schemas-attachments.js';
import { ROUTES } from '../../src/domain/access/route-permissions.js';
import { QuietWorld } from '../api/support/quiet-world.js';
import { HERE, THERE } from '../api/support/sample-county.js';
import { jpeg } from '../domain/attachments/sample-files.js';

describe('a page left open, in the audit', () => {
  let world: QuietWorld;
  let child: { pupil: string; caseNo: string };
  beforeAll(async () => {
    world = await QuietWorld.start();
    child = await world.open({ code: 'p-abcdefgh23' });
  }, 60_000);
  afterAll(() => world?.stop());

  const look = (path: string, by = HERE.principal) => world.api.ask(by, 'GET', `/api${path}`);
  const entries = async (action: string, by = HERE.principal) =>
    world.database.source.query<{ subjects: string[]; result: string }[]>(
      `SELECT subjects, result FROM audit_entry WHERE action = $1 AND actor_user = $2 ORDER BY seq`,
      [action, by.user],
    );

  it('that is shown the same again has looked once', async () => {
    for (const path of ['/cases', '/cases', '/cases/inbox', '/cases/inbox', '/second-person']) {
      expect((await look(path)).status).toBe(200);
    }
    expect(await entries('case.list')).toMatchObject([{ subjects: [child.pupil, child.caseNo].sort() }]);
    expect(await entries('case.inbox')).toHaveLength(1);
    expect(await entries('second_person.list')).toHaveLength(1);
  });

  it('that is shown another case has looked again, at once', async () => {
    const { caseNo } = await world.open();
    await look('/cases');
    await look('/cases');
    const [, second, ...further] = await entries('case.list');
    expect(second?.subjects).toContain(caseNo);
    expect(further).toEqual([]);
  });

  it('is another look in another session, and that of another person', async () => {
    const before = (await entries('case.list')).length;
    const token = await world.api.app.get(Sessions, { strict: false }).open(HERE.principal.user);
    const answer = await fetch(`${world.api.url}/api/cases`, { headers: { cookie: `session=${token}` } });
    expect(answer.status).toBe(200);
    expect(await entries('case.list')).toHaveLength(before + 1);
    await look('/cases', HERE.registrar);
    expect(await entries('case.list', HERE.registrar)).toHaveLength(1);
  });

  it('is not what unmasks a number, opens a file, reads a register or is refused: each of them is one', async () => {
    const form = new FormData();
    form.set('kind', 'visit_photo');
    form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
    const added = await fetch(`${world.api.url}/api/cases/${child.caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    const { id } = (await added.json()) as AttachmentAnswer;
    const picture = `${world.api.url}/api/cases/${child.caseNo}/attachments/${id}/file`;
    const authorization = `Bearer ${await world.api.tokenOf(HERE.principal)}`;
    for (let nth = 0; nth < 2; nth += 1) {
      const body = { fields: ['phone'], reason: 'contact_family' };
      await world.api.ask(HERE.registrar, 'POST', `/api/pupils/${child.pupil}/unmask`, { body });
      await look(`/pupils/${child.pupil}`);
      expect((await fetch(picture, { headers: { authorization } })).status).toBe(200);
      expect((await look(`/cases/${child.caseNo}`, THERE.principal)).status).toBe(404);
    }
    expect(await entries('child.unmask', HERE.registrar)).toHaveLength(2);
    expect(await entries('child.read')).toHaveLength(2);
    expect(await entries('attachment.read')).toHaveLength(2);
    expect(await entries('case.read', THERE.principal)).toMatchObject([
      { result: 'refused' },
      { result: 'refused' },
    ]);
  });

  it('is none of the doors that do something, or hand a file out', () => {
    const asking = Object.entries(ROUTES).filter(([, { asksAgain }]) => asksAgain === true);
    expect(asking.length).toBeGreaterThan(0);
    for (const [route] of asking) {
      expect(route).toMatch(/^GET /);
      expect(route).not.toMatch(/\/(file|pdf|zip|draft|export)$|exports|audit|pupils/);
    }
  });
});

describe('looks that are remembered', () => {
  it('are the same for half an hour from the one that was written, however often they are repeated', () => {
    const looks = new RepeatedLooks();
    expect(looks.has('a', 0)).toBe(false);
    looks.written('a', 0);
    for (let at = 0; at < SAME_LOOK_MS; at += 60_000) expect(looks.has('a', at)).toBe(true);
    expect(looks.has('a', SAME_LOOK_MS)).toBe(false);
  });

  it('are forgotten, the oldest first, before they fill the memory', () => {
    const looks = new RepeatedLooks(2);
    for (const [at, look] of ['a', 'b', 'c'].entries()) looks.written(look, at);
    expect(['a', 'b', 'c'].map((look) => looks.has(look, 3))).toEqual([false, true, true]);
  });
});
