import PizZip from 'pizzip';
import type { DocumentAnswer } from '../../../src/contracts/http-schemas-documents.js';
import type {
  OfficeDocumentAnswer,
  OfficeDocumentList,
} from '../../../src/contracts/http-schemas-office-documents.js';
import type { TemplateAnswer, TemplateList } from '../../../src/contracts/http-schemas-templates.js';
import { wordsOf } from '../../../src/documents/check-template.js';
import { shippedTemplate } from '../../../src/documents/shipped-templates.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { PLACE } from '../../support/people.js';
import { atTheCourt, PARENTS } from '../../documents/document-scene.js';
import { HERE, THERE } from '../support/sample-county.js';
import { JournaledCase } from './journaled-case.js';

describe('templates of offices', () => {
  let world: JournaledCase;
  beforeAll(async () => {
    world = await JournaledCase.of(atTheCourt());
  }, 60_000);
  afterAll(() => world?.stop());

  const edited = (from: string, to: string) => {
    const zip = new PizZip(shippedTemplate('order'));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    return zip.file('word/document.xml', xml.replaceAll(from, to)).generate({ type: 'nodebuffer' });
  };
  const put = async (by: Actor, kind: string, file: Buffer, agency = PLACE.county) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)]), 'template.docx');
    const response = await fetch(`${world.api.url}/api/templates/${kind}?agency=${agency}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as TemplateAnswer & { detail: string } };
  };
  const fetched = async (path: string) => {
    const response = await fetch(`${world.api.url}${path}`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.township_cadre)}` },
    });
    return Buffer.from(await response.arrayBuffer());
  };
  const issue = async (kind: string, fields: object = {}) => {
    const path = `/api/cases/${JournaledCase.caseNo}/documents/${kind}`;
    const { status, body } = await world.api.ask<DocumentAnswer>(HERE.township_cadre, 'POST', path, {
      body: { fields },
    });
    expect(status).toBe(200);
    return wordsOf(new PizZip(await fetched(`/api/cases/${JournaledCase.caseNo}/documents/${body.id}/file`)));
  };

  it('lists every kind with its fields, their meaning, and what is asked for', async () => {
    const { status, body } = await world.api.ask<TemplateList>(HERE.township_cadre, 'GET', '/api/templates');
    expect(status).toBe(200);
    expect(body.agency).toBe(PLACE.township);
    expect(body.templates).toHaveLength(29);
    const order = body.templates.find(({ kind }) => kind === 'order');
    expect(order).toMatchObject({ origin: 'shipped', version: null });
    expect(order?.required).toContainEqual({ field: '复议机关', meaning: '受理行政复议的人民政府' });
    const exemption = body.templates.find(({ kind }) => kind === 'exemption_form');
    expect(exemption?.warning).toContain('第十一条');
    expect(exemption?.asks.map(({ field }) => field)).toContain('评估意见');
  });

  it('writes between offices under their numbers, the same words once, and keeps them from other offices', async () => {
    const fields = {
      约谈对象: '柳河中学校长',
      约谈时间: '2025年10月9日上午9时',
      约谈地点: '三楼会议室',
      约谈事由: '九月份书面报告迟报三件。',
    };
    const issueTo = (by: Actor, said: object) =>
      world.api.ask<OfficeDocumentAnswer>(by, 'POST', '/api/office-documents/talk_notice', {
        body: { fields: said },
      });
    const all = await Promise.all([1, 2, 3].map(() => issueTo(HERE.bureau_officer, fields)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    const own = await issueTo(HERE.township_cadre, fields);
    expect(own.body.number).toMatch(/^柳河镇约谈〔\d{4}〕1号$/);
    expect(wordsOf(new PizZip(await fetched(`/api/office-documents/${own.body.id}/file`)))).toContain(
      '柳河镇人民政府',
    );
    const { 约谈地点: _place, ...without } = fields;
    expect(await issueTo(HERE.bureau_officer, without)).toMatchObject({
      status: 422,
      body: { code: 'missing_field', detail: expect.stringContaining('约谈地点（约谈的地点）') },
    });
    expect((await issueTo(HERE.principal, fields)).status).toBe(403);
    const list = (by: Actor) => world.api.ask<OfficeDocumentList>(by, 'GET', '/api/office-documents');
    expect((await list(HERE.bureau_head)).body.documents).toHaveLength(2);
    expect((await list(HERE.township_head)).body.documents).toHaveLength(1);
    expect((await list(THERE.township_cadre)).body.documents).toEqual([]);
    await expect(world.database.source.query(`DELETE FROM office_document`)).rejects.toThrow('frozen');
  });

  it('refuses one that lacks what the law asks for, by name and meaning, and one that is unsafe', async () => {
    const lacking = await put(HERE.bureau_officer, 'order', edited('{复议机关}', '{上级机关}'));
    expect(lacking.status).toBe(422);
    expect(lacking.body.detail).toContain('{上级机关}');
    expect(lacking.body.detail).toContain('{复议机关}（受理行政复议的人民政府）');
    expect((await put(HERE.bureau_officer, 'order', Buffer.from('hello'))).status).toBe(422);
    expect((await put(HERE.bureau_officer, 'diploma', edited('a', 'a'))).status).toBe(404);
    expect((await put(HERE.bureau_officer, 'order', edited('a', 'a'), '371598101')).status).toBe(404);
    expect((await put(HERE.township_cadre, 'order', edited('a', 'a'))).status).toBe(403);
  });

  it('makes documents from the newest version on, and leaves what was issued as it was', async () => {
    const changed = await put(
      HERE.bureau_head,
      'order',
      edited('你的行为违反了下列规定', '你违反了下列法律规定'),
    );
    expect(changed).toMatchObject({
      status: 200,
      body: { origin: 'own', version: 1, changedBy: HERE.bureau_head.user },
    });
    const before = await issue('order', PARENTS);
    expect(before).toContain('你违反了下列法律规定');
    const [row] = await world.database.source.query(
      `SELECT template_sha256 FROM document WHERE kind = 'order'`,
    );
    expect(row.template_sha256).toBe(changed.body.sha256);
    // The township's own comes before the county's.
    await put(HERE.bureau_head, 'demand', edited('x', 'x'));
    const demand = new PizZip(shippedTemplate('demand'));
    const xml = demand.file('word/document.xml')?.asText() ?? '';
    const words = xml.replaceAll('你对本催告有权陈述和申辩', '你有权对本催告陈述、申辩');
    const own = demand.file('word/document.xml', words).generate({ type: 'nodebuffer' });
    expect((await put(HERE.bureau_head, 'demand', own, PLACE.township)).status).toBe(200);
    expect(await issue('demand')).toContain('你有权对本催告陈述、申辩');
    expect(await issue('order')).toBe(before);
    const reset = await world.api.ask<TemplateAnswer>(
      HERE.bureau_head,
      'POST',
      `/api/templates/order/reset?agency=${PLACE.county}`,
    );
    expect(reset).toMatchObject({ status: 200, body: { origin: 'shipped', version: null } });
    expect(await issue('order')).toBe(before);
    expect(wordsOf(new PizZip(await fetched('/api/templates/order')))).toContain('你的行为违反了下列规定');
    await expect(world.database.source.query(`DELETE FROM document_template`)).rejects.toThrow('kept');
  });
});
