import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import PizZip from 'pizzip';
import type { BundleAnswer, BundleList, FileContents } from '../../../src/contracts/http-schemas-bundles.js';
import type { DocumentAnswer, DocumentList } from '../../../src/contracts/http-schemas-documents.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { atTheCourt, PARENTS } from '../../documents/document-scene.js';
import { HERE, THERE } from '../support/sample-county.js';
import { JournaledCase } from './journaled-case.js';

const hasOffice = ['soffice', 'pdftotext'].every((program) => spawnSync('which', [program]).status === 0);
const describeWhere = hasOffice ? describe : describe.skip;
const CASE = `/api/cases/${JournaledCase.caseNo}`;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describeWhere('bound files of a case', () => {
  let world: JournaledCase;
  let incomplete: BundleAnswer;
  let complete: BundleAnswer;

  const issue = async (by: Actor, kind: string, body: object = {}) => {
    const answer = await world.api.ask<DocumentAnswer>(by, 'POST', `${CASE}/documents/${kind}`, { body });
    if (answer.status !== 200) throw new Error(`${kind}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const bind = (by: Actor) => world.api.ask<BundleAnswer>(by, 'POST', `${CASE}/bundles/court`, { body: {} });
  const bytes = async (by: Actor, path: string) => {
    const response = await fetch(`${world.api.url}${CASE}/${path}`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
    });
    return { status: response.status, content: Buffer.from(await response.arrayBuffer()) };
  };
  const pagesOf = (pdf: Buffer) =>
    spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1e8 })
      .stdout.toString('utf8')
      .split('\f')
      .slice(0, -1);

  beforeAll(async () => {
    world = await JournaledCase.of(atTheCourt());
  }, 60_000);
  afterAll(() => world?.stop());

  it('binds nothing without an application, and for nobody but the authority that decided', async () => {
    expect(await bind(HERE.township_cadre)).toMatchObject({
      status: 409,
      body: { code: 'request_document_not_issued' },
    });
    await issue(HERE.township_cadre, 'order', { fields: PARENTS });
    await issue(HERE.township_cadre, 'demand');
    await issue(HERE.township_cadre, 'request', { fields: { 负责人: '赵明远' } });
    expect(await bind(HERE.bureau_officer)).toMatchObject({ status: 403 });
    expect(await bind(HERE.principal)).toMatchObject({ status: 403 });
    expect(await bind(THERE.township_cadre)).toMatchObject({ status: 404 });
  });

  it('says first what is missing', async () => {
    const { status, body } = await bind(HERE.township_cadre);
    expect(status).toBe(200);
    incomplete = body;
    expect(body.missing).toEqual(
      expect.arrayContaining([
        expect.stringContaining('《辍学学生书面报告》'),
        expect.stringContaining('《陈述申辩笔录》'),
        expect.stringContaining('《强制执行标的情况说明》'),
        expect.stringContaining('《责令限期改正通知书》的送达回证'),
        expect.stringContaining('《履行行政决定催告书》的送达回证'),
      ]),
    );
    const { content } = await bytes(HERE.township_cadre, `bundles/${body.id}/pdf`);
    expect(pagesOf(content)[0]?.replaceAll(/\s/g, '')).toContain('尚缺下列材料，本卷不完整：');
  }, 120_000);

  it('binds everything art. 55 names, page by page as its index says, each piece with its digest', async () => {
    await issue(HERE.principal, 'written_report');
    await issue(HERE.principal, 'persuasion_record');
    await issue(HERE.class_teacher, 'home_visit_record');
    await issue(HERE.township_cadre, 'criticism_record');
    await issue(HERE.township_cadre, 'statement_record', {
      about: 'order-1',
      fields: { 笔录日期: '2025-09-20' },
    });
    await issue(HERE.township_cadre, 'execution_object');
    // One after the other, each guardian's own.
    for (const about of ['order-1', 'order-1', 'demand-1', 'demand-1']) {
      await issue(HERE.township_cadre, 'service_receipt', { about });
    }
    const { status, body } = await bind(HERE.township_cadre);
    expect([status, body.missing]).toEqual([200, []]);
    complete = body;
    expect(complete.id).not.toBe(incomplete.id);
    const parts = [...new Set(complete.entries.map(({ part }) => part))];
    expect(parts).toEqual([
      '一、强制执行申请书',
      '二、行政决定书及作出决定的事实、理由和依据',
      '三、当事人的意见及行政机关催告情况',
      '四、送达证明',
      '五、申请强制执行标的情况',
    ]);
    const { content: pdf } = await bytes(HERE.court_liaison, `bundles/${complete.id}/pdf`);
    expect(sha256(pdf)).toBe(complete.pdfSha256);
    const pages = pagesOf(pdf);
    expect(pages).toHaveLength(complete.pages);
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(complete.pages);
    // The page the index names is the page on which the piece begins, and it bears that number.
    for (const { title, number, from, to } of complete.entries) {
      const text = pages
        .slice((from ?? 0) - 1, to ?? 0)
        .join('')
        .replaceAll(/\s/g, '');
      expect(text).toContain(number);
      if (title !== '辍学学生书面报告') expect(text).toContain(title.split('（')[0]);
      expect((pages[(from ?? 0) - 1] ?? '').trim().startsWith(String(from))).toBe(true);
    }
    const index = pages
      .slice(0, (complete.entries[0]?.from ?? 1) - 1)
      .join('')
      .replaceAll(/\s/g, '');
    // Both obligors, though the register names one guardian.
    expect(index).toContain('王大山、李秀英');
    for (const { sha256: digest, from, to } of complete.entries) {
      expect(index).toContain(digest);
      expect(index).toContain(from === to ? String(from) : `${from}—${to}`);
    }
  }, 120_000);

  it('packs the originals beside it, and a list that proves them', async () => {
    const { content } = await bytes(HERE.township_head, `bundles/${complete.id}/zip`);
    expect(sha256(content)).toBe(complete.zipSha256);
    const zip = new PizZip(content);
    const sums = zip.file('SHA256SUMS')?.asText().trim().split('\n') ?? [];
    expect(sums).toHaveLength(complete.entries.length + 1);
    for (const line of sums) {
      const [digest = '', name = ''] = line.split('  ');
      expect([name, sha256(Buffer.from(zip.file(name)?.asUint8Array() ?? []))]).toEqual([name, digest]);
    }
  });

  it('counts a paper in the year it was signed for, however late its text is printed', async () => {
    const listed = await world.api.ask<DocumentList>(HERE.township_cadre, 'GET', `${CASE}/documents`);
    const order = listed.body.documents.find(({ kind }) => kind === 'order');
    expect(order?.issuedOn).not.toMatch(/^2025/);
    expect(order?.number).toContain('〔2025〕');
  });

  it('gives the same bundle for the same contents, and lets nobody change it', async () => {
    expect((await bind(HERE.township_cadre)).body).toEqual(complete);
    const { source } = world.database;
    await expect(source.query(`UPDATE case_bundle SET pdf_sha256 = 'x'`)).rejects.toThrow('frozen');
    await expect(source.query(`DELETE FROM case_bundle`)).rejects.toThrow('kept');
    const [row] = await source.query(`SELECT pdf FROM case_bundle LIMIT 1`);
    expect(row.pdf.subarray(0, 5).toString()).not.toBe('%PDF-');
    const [{ count }] = await source.query(
      `SELECT count(*)::int FROM audit_entry WHERE action = 'bundle.bind_court'`,
    );
    expect(count).toBeGreaterThanOrEqual(3);
  });

  it('tells the file as it stood on any day: what happened and was written by then, and nothing after', async () => {
    const on = (day: string) =>
      world.api.ask<FileContents>(HERE.principal, 'GET', `${CASE}/file?asOf=${day}`);
    const early = (await on('2025-09-08')).body;
    const late = (await on('2026-03-01')).body;
    const happened = (contents: FileContents) => contents.parts.flatMap(({ events }) => events);
    expect(happened(early).every((event) => event.on <= '2025-09-08')).toBe(true);
    expect(happened(late).length).toBeGreaterThan(happened(early).length);
    expect(late.parts.map(({ heading }) => heading)).toHaveLength(13);
    expect(late.parts.flatMap(({ documents }) => documents)).toEqual([]);
    expect(happened(late).some(({ what }) => what.includes('履行行政决定催告书'))).toBe(true);
    expect((await on('2025-09-07')).status).toBe(422);
    expect((await on('2099-01-01')).status).toBe(422);
    expect((await on('yesterday')).status).toBe(422);
  });

  it('binds 一生一案 for those who answer for the case, and shows the court nothing of it', async () => {
    const answer = await world.api.ask<BundleAnswer>(HERE.principal, 'POST', `${CASE}/file`, { body: {} });
    expect(answer).toMatchObject({ status: 200, body: { kind: 'file', missing: [] } });
    const { content } = await bytes(HERE.principal, `bundles/${answer.body.id}/pdf`);
    const text = pagesOf(content).join('').replaceAll(/\s/g, '');
    for (const words of ['一生一案', '王小明', '劝返', '责令限期改正通知书', '强制执行申请书']) {
      expect(text).toContain(words);
    }
    expect((await bytes(HERE.court_liaison, `bundles/${answer.body.id}/pdf`)).status).toBe(404);
    const { body: seen } = await world.api.ask<BundleList>(HERE.court_liaison, 'GET', `${CASE}/bundles`);
    expect(seen.bundles.map(({ kind }) => kind)).toEqual(['court', 'court']);
  }, 120_000);
});

describe('a server without LibreOffice', () => {
  it('says so, and leaves no bundle behind', async () => {
    const world = await JournaledCase.of(atTheCourt());
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      const answer = await world.api.ask(HERE.principal, 'POST', `${CASE}/file`, { body: {} });
      expect(answer).toMatchObject({ status: 503, body: { code: 'printer_absent' } });
      expect(await world.database.source.query(`SELECT id FROM case_bundle`)).toEqual([]);
    } finally {
      process.env['PATH'] = PATH;
      await world.stop();
    }
  }, 60_000);
});
