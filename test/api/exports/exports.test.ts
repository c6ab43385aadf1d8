import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import type { ExportAnswer, ExportList, ExportMade } from '../../../src/contracts/http-schemas-exports.js';
import type { SecondPersonAnswer } from '../../../src/contracts/http-schemas-second-person.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { dropStaleExports } from '../../../src/persistence/readers/exports.js';
import { PLACE } from '../../support/people.js';
import { seat } from '../../support/seat.js';
import { QuietWorld } from '../support/quiet-world.js';
import { ELSEWHERE, HERE, THERE } from '../support/sample-county.js';

const NAME = '欧阳若水';
const FORMULA = '=HYPERLINK("http://evil")';

describe('what leaves the system', () => {
  let world: QuietWorld;
  let child: { pupil: string; caseNo: string };
  let other: { pupil: string; caseNo: string };
  beforeAll(async () => {
    world = await QuietWorld.start();
    child = await world.open({ name: NAME });
    other = await world.open({ name: '东方既白', place: ELSEWHERE });
    await world.database.source.query(`UPDATE pupil SET guardian_name = $1 WHERE code = $2`, [
      FORMULA,
      child.pupil,
    ]);
    await seat(world.database.source, { user: 'u-audit', role: 'audit_admin', office: PLACE.county });
  }, 60_000);
  afterAll(() => world?.stop());

  const ask = (by: Actor, body: object) => world.api.ask<ExportMade>(by, 'POST', '/api/exports', { body });
  const fetched = async (by: Actor, number: string) => {
    const response = await fetch(`${world.api.url}/api/exports/${number}/file`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
    });
    return { response, content: Buffer.from(await response.arrayBuffer()) };
  };
  const made = async (by: Actor, body: object) => {
    const number = (await ask(by, body)).body.export?.number ?? '';
    return { number, ...(await read(by, number)) };
  };
  const read = async (by: Actor, number: string) => {
    const { response, content } = await fetched(by, number);
    expect(response.status).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(content).buffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const lines = Array.from(sheet.getSheetValues(), (row) => (Array.isArray(row) ? row.map(String) : []));
    return { content, workbook, sheet, text: lines.map((line) => line.join('|')).join('\n'), lines };
  };
  const auditOf = (action: string, number: string) =>
    world.database.source.query<{ detail: string; subjects: string[] }[]>(
      `SELECT detail, subjects FROM audit_entry WHERE action = $1 AND object = $2 AND result = 'allowed'`,
      [action, number],
    );
  const subject = async (by: Actor, body: object) =>
    (await ask(by, { unmasked: true, reason: 'archive', ...body })).body.request as SecondPersonAnswer;

  it('hides names, numbers and addresses, and says everywhere whose it is and when', async () => {
    const { number, workbook, sheet, text, content } = await made(HERE.registrar, { kind: 'ledger' });
    expect(number).toMatch(/^DC-\d{4}-\d{6}$/);
    expect(text).toContain('欧某某');
    for (const secret of [NAME, '13900001234', '37159920120504']) expect(text).not.toContain(secret);
    const [mark = ''] = text.split('\n').filter((line) => line.includes('内部资料'));
    for (const word of [number, HERE.registrar.user, '柳河中学', '已遮蔽']) expect(mark).toContain(word);
    expect(mark).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(sheet.headerFooter.oddHeader).toContain(number);
    expect(sheet.headerFooter.oddFooter).toContain(HERE.registrar.user);
    expect(workbook.creator).toContain(HERE.registrar.user);
    expect(workbook.subject).toContain(number);
    const row = sheet.getRow(3).values as string[];
    expect(row.at(-1)).toBe(number);
    const [entry] = await auditOf('export.fetch', number);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(entry).toEqual({
      detail: `ledger masked rows:1 sha256:${sha256}`,
      subjects: [child.caseNo, child.pupil].sort(),
    });
  });

  it('has the columns of a ledger', async () => {
    const { sheet } = await made(HERE.bureau_officer, { kind: 'ledger' });
    const headers = (sheet.getRow(2).values as string[]).filter(Boolean);
    for (const header of [
      '序号',
      '姓名',
      '性别',
      '民族',
      '身份证号',
      '学籍号',
      '户籍地',
      '现住地',
      '特殊群体',
      '原因',
      '去向',
      '劝返次数',
      '末次劝返',
      '包保人',
      '文书状态',
      '复学日',
      '安置方式',
      '资助',
      '销号',
      '备注',
    ]) {
      expect(headers).toContain(header);
    }
  });

  it('lets no words become a formula', async () => {
    const request = await subject(HERE.registrar, { kind: 'ledger' });
    await world.api.ask(HERE.principal, 'POST', `/api/second-person/${request.id}/confirm`);
    const { body } = await world.api.ask<ExportList>(HERE.registrar, 'GET', '/api/exports');
    const { text, sheet } = await read(HERE.registrar, body.exports[0]?.number ?? '');
    expect(text).toContain(`'${FORMULA}`);
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  });

  it('ends where the office ends', async () => {
    expect((await made(HERE.bureau_officer, { kind: 'cases' })).text).toContain(other.caseNo);
    const own = (await made(HERE.principal, { kind: 'cases' })).text;
    expect(own).toContain(child.caseNo);
    expect(own).not.toContain(other.caseNo);
    expect((await made(HERE.bureau_officer, { kind: 'cases', school: ELSEWHERE.school })).text).not.toContain(
      child.caseNo,
    );
    for (const by of [HERE.principal, HERE.township_head]) {
      expect((await ask(by, { kind: 'cases', school: ELSEWHERE.school })).status).toBe(403);
    }
    expect((await ask(HERE.supervisor, { kind: 'monthly' })).status).toBe(403);
    expect((await ask(HERE.village_cadre, { kind: 'ledger' })).status).toBe(403);
  });

  it('shows what is hidden only when another has agreed to a reason', async () => {
    expect((await ask(HERE.registrar, { kind: 'ledger', unmasked: true })).status).toBe(422);
    const before = (await world.api.ask<ExportList>(HERE.registrar, 'GET', '/api/exports')).body.exports
      .length;
    const request = await subject(HERE.registrar, { kind: 'ledger' });
    expect(request).toMatchObject({ state: 'waiting', reasonLabel: '归档' });
    const after = await world.api.ask<ExportList>(HERE.registrar, 'GET', '/api/exports');
    expect(after.body.exports).toHaveLength(before);
    const confirm = (by: Actor) =>
      world.api.ask<SecondPersonAnswer>(by, 'POST', `/api/second-person/${request.id}/confirm`);
    expect((await confirm(HERE.registrar)).status).toBe(403);
    expect((await confirm(THERE.principal)).status).toBe(404);
    const { body } = await confirm(HERE.principal);
    const number = String(body.outcome?.['export']);
    expect((await fetched(HERE.principal, number)).response.status).toBe(404);
    const { text, content } = await read(HERE.registrar, number);
    for (const shown of [NAME, '13900001234', HERE.principal.user, request.id]) expect(text).toContain(shown);
    const [entry] = await auditOf('export.fetch', number);
    expect(entry?.detail).toContain(`unmasked approved-by:${HERE.principal.user} rows:1`);
    // Once made, a number is one file.
    expect((await fetched(HERE.registrar, number)).content.equals(content)).toBe(true);
    expect((await auditOf('export.fetch', number)).length).toBe(2);
  });

  it('reports every school, also those with nothing to report', async () => {
    const { lines, text } = await made(HERE.bureau_officer, { kind: 'monthly', month: '2025-09' });
    expect(text).not.toContain(NAME);
    const [school, second, sum] = lines.filter(
      (line) => line.includes('柳河中学') || line.includes('东湖中学') || line.includes('合计'),
    );
    expect([school?.[1], second?.[1], sum?.[1]]).toEqual(['柳河中学', '东湖中学', '合计']);
    const suspected = lines[2]?.indexOf('疑似') ?? -1;
    expect([school?.[suspected], second?.[suspected], sum?.[suspected]]).toEqual(['1', '1', '2']);
    const empty = await made(HERE.bureau_officer, { kind: 'monthly', month: '2025-10' });
    expect(empty.lines.find((line) => line.includes('东湖中学'))?.[suspected]).toBe('0');
  });

  it('is found again by its number, by those who may ask', async () => {
    const { number } = await made(HERE.registrar, { kind: 'cases' });
    const find = (by: Pick<Actor, 'user'>) =>
      world.api.ask<ExportAnswer>(by as Actor, 'GET', `/api/exports/${number}`);
    for (const by of [HERE.registrar, HERE.principal, HERE.bureau_head, { user: 'u-audit' }]) {
      expect(await find(by)).toMatchObject({
        status: 200,
        body: { number, askedBy: HERE.registrar.user, rows: 1, sha256: expect.any(String) },
      });
    }
    for (const by of [THERE.principal, HERE.township_head]) expect((await find(by)).status).toBe(404);
  });

  it('is gone after a day, but for its number', async () => {
    const { number } = await made(HERE.registrar, { kind: 'cases' });
    const { source } = world.database;
    await source.query(
      `UPDATE export_file SET available_until = now() - interval '1 minute' WHERE number = $1`,
      [number],
    );
    expect((await fetched(HERE.registrar, number)).response.status).toBe(410);
    expect(await dropStaleExports(source.manager, new Date())).toBe(1);
    expect(await dropStaleExports(source.manager, new Date())).toBe(0);
    await expect(source.query(`DELETE FROM export_file WHERE number = $1`, [number])).rejects.toThrow('kept');
    await expect(
      source.query(`UPDATE export_file SET row_count = 7 WHERE number = $1`, [number]),
    ).rejects.toThrow('frozen');
  });

  it('is told to the child’s family like any other look at it', async () => {
    const { number } = await made(HERE.township_cadre, { kind: 'ledger' });
    const entries = await world.database.source.query(
      `SELECT object FROM audit_entry WHERE subjects @> ARRAY[$1] AND action = 'export.fetch'`,
      [child.pupil],
    );
    expect(entries).toContainEqual({ object: number });
  });
});
