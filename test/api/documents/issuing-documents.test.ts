import { createHash } from 'node:crypto';
import PizZip from 'pizzip';
import type {
  DocumentAnswer,
  DocumentList,
  DocumentOffers,
  Gates,
} from '../../../src/contracts/http-schemas-documents.js';
import type { SecondPersonAnswer } from '../../../src/contracts/http-schemas-second-person.js';
import { wordsOf } from '../../../src/documents/check-template.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { nextSerial } from '../../../src/persistence/readers/documents-writing.js';
import { PARENTS } from '../../documents/document-scene.js';
import { ApiWorld, TODAY } from '../support/api-world.js';
import { enrol, HERE, THERE } from '../support/sample-county.js';

describe('issuing documents', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  const issue = (by: Actor, caseNo: string, kind: string, body: object = {}) =>
    world.api.ask<DocumentAnswer>(by, 'POST', `/api/cases/${caseNo}/documents/${kind}`, { body });
  const act = async (
    by: Actor,
    caseNo: string,
    name: Parameters<typeof world.api.act>[2],
    input: object = {},
  ) => {
    const { status, body } = await world.api.act(by, caseNo, name, { input });
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`);
  };

  /** A child with an address, whose case has been handed to the township. */
  const persuadedInVain = async () => {
    const pupil = await enrol(world.database);
    await world.database.query(`UPDATE pupil SET hukou_address = '柳河镇河东村3组' WHERE code = $1`, [pupil]);
    const { body } = await world.api.report(HERE.class_teacher, pupil);
    const { caseNo } = body;
    await act(HERE.class_teacher, caseNo, 'recordContact', { means: 'phone', outcome: 'refused' });
    await act(HERE.class_teacher, caseNo, 'escalate');
    for (let i = 0; i < 3; i += 1) {
      await act(HERE.principal, caseNo, 'recordPersuasion', {
        heldOn: TODAY,
        participants: ['school_leader', 'inspector', 'village_committee'],
        outcome: 'refused',
        reason: 'work',
      });
    }
    await act(HERE.principal, caseNo, 'escalate');
    return { pupil, caseNo };
  };
  const orderDrafted = async () => {
    const opened = await persuadedInVain();
    const { caseNo } = opened;
    await act(HERE.principal, caseNo, 'sendReport');
    await act(HERE.township_cadre, caseNo, 'acknowledgeReport', { receivedOn: TODAY });
    await act(HERE.bureau_officer, caseNo, 'acknowledgeReport', { receivedOn: TODAY });
    await act(HERE.township_cadre, caseNo, 'recordCriticism', { heldOn: TODAY });
    await act(HERE.township_cadre, caseNo, 'draftPaper', {
      kind: 'order',
      noProperReason: true,
      officerOne: 'ZF-1',
      officerTwo: 'ZF-2',
      addressees: ['father', 'mother'],
    });
    return opened;
  };
  const orderApproved = async () => {
    const opened = await orderDrafted();
    await act(HERE.township_head, opened.caseNo, 'approvePaper', { paper: 'order-1', reviewed: true });
    return opened;
  };
  const draftOf = async (by: Actor, caseNo: string) => {
    const authorization = `Bearer ${await world.api.tokenOf(by)}`;
    return fetch(`${world.api.url}/api/cases/${caseNo}/papers/order-1/draft`, { headers: { authorization } });
  };

  it('lets whoever approves an order read its words first, without number or day, and keeps none of it', async () => {
    const { caseNo } = await orderDrafted();
    const shown = await draftOf(HERE.township_head, caseNo);
    expect(shown.status).toBe(200);
    const words = wordsOf(new PizZip(Buffer.from(await shown.arrayBuffer())));
    expect(words).toContain('（拟稿，批准后编号）');
    expect(words).toContain('向青禾县人民政府申请行政复议');
    expect(words).not.toMatch(/责改〔/);
    const listed = await world.api.ask<DocumentList>(
      HERE.township_head,
      'GET',
      `/api/cases/${caseNo}/documents`,
    );
    expect(listed.body.documents).toEqual([]);
    expect((await draftOf(HERE.court_liaison, caseNo)).status).toBe(404);
    expect((await draftOf(HERE.village_cadre, caseNo)).status).toBe(403);
  });

  it('prints an order with its number, freezes it, and gives the same one when asked again', async () => {
    const { caseNo } = await orderApproved();
    const first = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    expect(first).toMatchObject({
      status: 200,
      body: {
        label: '责令限期改正通知书',
        about: 'order-1',
        number: expect.stringMatching(/^柳河镇责改〔2025〕\d+号$/),
        copies: 4,
      },
    });
    expect((await issue(HERE.township_cadre, caseNo, 'order', { about: 'order-1' })).body).toEqual(
      first.body,
    );
    const [at, token] = [
      `${world.api.url}/api/cases/${caseNo}/documents/${first.body.id}/file`,
      await world.api.tokenOf(HERE.township_head),
    ];
    const response = await fetch(at, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    const content = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(content).digest('hex')).toBe(first.body.sha256);
    const words = wordsOf(new PizZip(content));
    expect(words).toContain('向青禾县人民政府申请行政复议');
    expect(words).toContain('ZF-1、ZF-2');
    expect(words).toContain('无正当理由');
  });

  it('refuses an order that names nobody, and shows what is known without telling where anybody lives', async () => {
    const { caseNo } = await orderApproved();
    const refused = await issue(HERE.township_cadre, caseNo, 'order');
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'missing_field', detail: expect.stringContaining('母亲姓名') },
    });
    const { body: first } = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    const offers = async () =>
      (
        await world.api.ask<DocumentOffers>(
          HERE.township_cadre,
          'GET',
          `/api/cases/${caseNo}/documents/offers`,
        )
      ).body.offers;
    const of = async (kind: string) => (await offers()).find((each) => each.kind === kind);
    // A second sheet of the same order is not offered; the receipt knows already whom it is for.
    expect(await of('order')).toMatchObject({
      refusal: { code: 'already_issued', message: expect.stringContaining(first.number) },
    });
    const receipt = await of('service_receipt');
    expect(receipt).toMatchObject({
      about: 'order-1-father',
      refusal: null,
      asks: [
        { field: '父亲姓名', otherwise: '王大山' },
        { field: '父亲住址', otherwise: '青禾县柳河镇****' },
      ],
    });
  });

  it('lets the database itself refuse to change or delete what has been issued', async () => {
    const { caseNo } = await orderApproved();
    const { body } = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    await expect(
      world.database.query(`UPDATE document SET sha256 = 'x' WHERE id = $1`, [body.id]),
    ).rejects.toThrow('frozen');
    await expect(world.database.query(`DELETE FROM document WHERE id = $1`, [body.id])).rejects.toThrow(
      'kept',
    );
  });

  it('keeps nothing of the child in the clear', async () => {
    const { caseNo } = await orderApproved();
    const { body } = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    const [row] = await world.database.query(`SELECT fields, content FROM document WHERE id = $1`, [body.id]);
    expect(row.fields).not.toContain('王');
    expect(row.content).toMatch(/^v2:/);
  });

  it('numbers without a gap or a double, however many ask at once, and gives one document one number', async () => {
    const cases = await Promise.all([persuadedInVain(), persuadedInVain(), persuadedInVain()]);
    const answers = await Promise.all(
      cases.flatMap(({ caseNo }) => [1, 2, 3].map(() => issue(HERE.principal, caseNo, 'return_notice'))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const serials = [
      ...new Set(answers.map(({ body }) => Number(/〕(\d+)号/.exec(body.number)?.[1]))),
    ].sort();
    expect(serials).toEqual([1, 2, 3]);
  });

  it('gives a number back when the document could not be written', async () => {
    const { manager } = world.database;
    const taken = () =>
      manager.transaction(async (within) => {
        await nextSerial(within, 'office-x', 'order', 2025);
        throw new Error('nothing was written');
      });
    await expect(taken()).rejects.toThrow('nothing was written');
    expect(await nextSerial(manager, 'office-x', 'order', 2025)).toBe(1);
  });

  it('names what is missing: the register’s gap, the approval, the role, the authority', async () => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.class_teacher, pupil);
    expect(await issue(HERE.principal, body.caseNo, 'return_notice')).toMatchObject({
      status: 409,
      body: { code: 'register_incomplete', detail: expect.stringContaining('住址') },
    });
    expect(await issue(HERE.township_cadre, body.caseNo, 'order')).toMatchObject({
      status: 409,
      body: { code: 'unknown_paper', possible: [expect.stringContaining('拟制法律文书')] },
    });
    expect(await issue(HERE.principal, body.caseNo, 'order')).toMatchObject({
      status: 403,
      body: { code: 'not_your_role' },
    });
    const { caseNo } = await orderApproved();
    expect(await issue(HERE.bureau_officer, caseNo, 'order')).toMatchObject({
      status: 403,
      body: { code: 'not_the_decision_maker' },
    });
    expect(await issue(HERE.principal, caseNo, 'diploma')).toMatchObject({ status: 404 });
    expect(await issue(THERE.principal, caseNo, 'return_notice')).toMatchObject({ status: 404 });
  });

  it('voids when two agree, keeps the number, and issues anew under the next one', async () => {
    const { caseNo } = await orderApproved();
    const { body } = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    const cancel = (by: Actor) =>
      world.api.ask<SecondPersonAnswer>(by, 'POST', `/api/cases/${caseNo}/documents/${body.id}/void`, {
        body: { reason: 'form' },
      });
    const confirm = (by: Actor, id: string) =>
      world.api.ask<SecondPersonAnswer>(by, 'POST', `/api/second-person/${id}/confirm`);
    expect((await cancel(HERE.bureau_head)).status).toBe(403);
    expect((await cancel(HERE.principal)).status).toBe(403);
    const asked = await cancel(HERE.township_cadre);
    expect(asked).toMatchObject({ status: 200, body: { state: 'waiting', subject: body.id, caseNo } });
    const list = async () =>
      (await world.api.ask<DocumentList>(HERE.principal, 'GET', `/api/cases/${caseNo}/documents`)).body;
    expect((await list()).documents.map(({ voidedOn }) => voidedOn)).toEqual([null]);
    for (const by of [HERE.township_cadre, HERE.principal, HERE.justice_official]) {
      expect([403, 404]).toContain((await confirm(by, asked.body.id)).status);
    }
    expect(await confirm(HERE.township_head, asked.body.id)).toMatchObject({
      status: 200,
      body: {
        state: 'confirmed',
        settledBy: { user: HERE.township_head.user },
        outcome: { voidedOn: TODAY },
      },
    });
    expect((await cancel(HERE.township_head)).status).toBe(409);
    const again = await issue(HERE.township_cadre, caseNo, 'order', { fields: PARENTS });
    expect(again.body.number).not.toBe(body.number);
    const { documents } = await list();
    expect(documents.map(({ voidedOn }) => voidedOn)).toEqual([TODAY, null]);
    expect(documents[0]).toMatchObject({ number: body.number, voidReason: '格式有误' });
  });

  it('shows the checklist of each legal step with what the register adds', async () => {
    const { caseNo } = await persuadedInVain();
    const { status, body } = await world.api.ask<Gates>(
      HERE.township_cadre,
      'GET',
      `/api/cases/${caseNo}/gates`,
    );
    expect(status).toBe(200);
    const order = body.gates.find(({ step }) => step === 'order');
    expect(order?.open).toBe(false);
    const items = Object.fromEntries((order?.items ?? []).map((item) => [item.id, item]));
    expect(items['report_sent']).toMatchObject({ status: 'missing', act: 'sendReport' });
    expect(items['age']).toMatchObject({ status: 'met', reason: '学生 13 周岁。' });
    expect(items['guardian']).toMatchObject({ status: 'met' });
  });
});
