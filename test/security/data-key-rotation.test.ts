import { createHash, randomBytes } from 'node:crypto';
import type { AttachmentAnswer } from '../../src/contracts/http-schemas-attachments.js';
import type { ExportMade } from '../../src/contracts/http-schemas-exports.js';
import { seal, useDataKeys } from '../../src/persistence/data-keys.js';
import { createDataSource } from '../../src/persistence/data-source.js';
import { system, type Principal } from '../../src/persistence/principal.js';
import { documentContent, documentFields, documentsOf } from '../../src/persistence/readers/documents.js';
import { insertDocument, voidDocument } from '../../src/persistence/readers/documents-writing.js';
import { bundleContent, keepBundle } from '../../src/persistence/readers/case-bundles.js';
import { pupilByCode } from '../../src/persistence/readers/pupils.js';
import { notSealedAnew, sealEverythingAnew } from '../../src/persistence/readers/sealing-anew.js';
import { beginSecondFactor, secondFactorOf } from '../../src/persistence/readers/second-factors.js';
import { QuietWorld } from '../api/support/quiet-world.js';
import { HERE } from '../api/support/sample-county.js';
import { jpeg } from '../domain/attachments/sample-files.js';
import { PLACE } from '../support/people.js';

const SECRET = 'JBSWY3DPEHPK3PXP';
const PAPER = Buffer.from('责令限期改正通知书：王小明');

describe('taking an old data key away', () => {
  let world: QuietWorld;
  let child: { pupil: string; caseNo: string };
  let picture: string;
  let file: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    useDataKeys([{ id: 'old', key: randomBytes(32) }]);
    child = await world.open();
    const { manager } = world.database.source;
    for (const serial of [1, 2]) await issued(serial);
    expect(await voidDocument(manager, 'd-2', 'u-x', '2025-10-09', 'facts')).toBe(true);
    await keepBundle(
      manager,
      {
        id: 'b-1',
        caseNo: child.caseNo,
        kind: 'court',
        asOf: null,
        contentsSha256: 'x',
        manifest: {},
        pages: 1,
        pdfSha256: 'x',
        zipSha256: 'x',
        madeOn: '2025-10-08',
        madeAt: new Date(),
        madeBy: HERE.bureau_officer.user,
      },
      { pdf: PAPER, zip: PAPER },
    );
    await beginSecondFactor(manager, HERE.principal.user, SECRET, new Date());
    const form = new FormData();
    form.set('kind', 'visit_photo');
    form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
    const added = await fetch(`${world.api.url}/api/cases/${child.caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    picture = `/api/cases/${child.caseNo}/attachments/${((await added.json()) as AttachmentAnswer).id}/file`;
    const { body } = await world.api.ask<ExportMade>(HERE.registrar, 'POST', '/api/exports', {
      body: { kind: 'ledger' },
    });
    file = `/api/exports/${body.export?.number}/file`;
  }, 60_000);
  afterAll(() => world?.stop());

  const issued = (serial: number) =>
    insertDocument(world.database.source.manager, {
      id: `d-${serial}`,
      caseNo: child.caseNo,
      kind: 'order',
      about: `order-${serial}`,
      agency: PLACE.township,
      year: 2025,
      serial,
      number: `柳河镇责改〔2025〕${serial}号`,
      copies: 3,
      issuedOn: '2025-10-08',
      issuedBy: HERE.township_cadre.user,
      issuedAt: new Date(),
      templateSha256: 'x',
      sha256: createHash('sha256').update(PAPER).digest('hex'),
      fields: { child: '王小明' },
      content: PAPER,
    });
  const bytes = async (path: string) => {
    const by = path === file ? HERE.registrar : HERE.class_teacher;
    const answer = await fetch(`${world.api.url}${path}`, {
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
    });
    expect(answer.status).toBe(200);
    return createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex');
  };
  /** Everything that is sealed, opened. */
  const opened = async () => {
    const { manager } = world.database.source;
    return {
      child: await pupilByCode(manager, child.pupil),
      secret: (await secondFactorOf(manager, HERE.principal.user))?.secret,
      papers: await documentsOf(manager, child.caseNo),
      paper: (await documentContent(manager, 'd-1'))?.toString(),
      void: (await documentContent(manager, 'd-2'))?.toString(),
      fields: await documentFields(manager, 'd-1'),
      bundle: await Promise.all(
        (['pdf', 'zip'] as const).map(async (format) =>
          (await bundleContent(manager, 'b-1', format))?.toString(),
        ),
      ),
      picture: await bytes(picture),
      file: await bytes(file),
    };
  };
  /** Where in the whole database a key's seals and indexes stand. */
  const tracesOf = async (key: string) => {
    const tables: { name: string }[] = await world.database.source.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows: unknown[] = await world.database.source.query(
        `SELECT 1 FROM ${name} t WHERE to_jsonb(t)::text ~ $1 LIMIT 1`,
        [`"(v[12]:)?${key}:[A-Za-z0-9_-]{16}`],
      );
      if (rows.length > 0) found.push(name);
    }
    return found.sort();
  };
  const as = async <T>(
    principal: Principal,
    work: (query: (sql: string, given?: unknown[]) => Promise<unknown>) => Promise<T>,
  ) => {
    const source = await createDataSource(world.database.url, 1, principal).initialize();
    try {
      return await work((sql, given) => source.query(sql, given));
    } finally {
      await source.destroy();
    }
  };

  it('leaves everything to be opened with the new one alone', async () => {
    const before = await opened();
    expect(before).toMatchObject({ secret: SECRET, paper: PAPER.toString(), void: PAPER.toString() });
    const sealed = ['attachment', 'case_bundle', 'document', 'export_file', 'pupil', 'second_factor'];
    expect(await tracesOf('old')).toEqual(sealed);
    useDataKeys([{ id: 'next', key: randomBytes(32) }]);
    expect(await notSealedAnew(world.database.source.manager)).toContain('document.content: 2');
    const worker = await createDataSource(world.database.url, 1, system('sealing')).initialize();
    await sealEverythingAnew(worker.manager);
    expect(await notSealedAnew(worker.manager)).toEqual([]);
    await worker.destroy();
    expect(await tracesOf('old')).toEqual([]);
    expect(await tracesOf('next')).toEqual(sealed);
    // As if it had never been: under its name there is a key that opens nothing.
    useDataKeys([
      { id: 'next-but-one', key: randomBytes(32) },
      { id: 'old', key: randomBytes(32) },
    ]);
    expect(await opened()).toEqual(before);
  });

  it('lets nobody who is signed in put another seal on a document, nor anybody other words', async () => {
    const anew = () => [seal('document_fields', '{"child":"王小明"}', 'd-1'), 'd-1'];
    const update = `UPDATE document SET content = content, fields = $1 WHERE id = $2`;
    const both = `UPDATE document SET fields = $1, content = $3 WHERE id = $2`;
    const content = (value: Buffer) => seal('document_content', value.toString('base64'), 'd-1');
    const { user, role, office } = HERE.bureau_officer;
    await as({ kind: 'person', user, role, office }, async (query) => {
      await expect(query(both, [...anew(), content(PAPER)])).rejects.toThrow('frozen');
    });
    await as(system('a test'), async (query) => {
      await expect(query(update, anew())).rejects.toThrow('frozen');
      const longer = content(Buffer.concat([PAPER, PAPER]));
      await expect(query(both, [...anew(), longer])).rejects.toThrow('frozen');
      await expect(query(both, [...anew(), PAPER.toString('base64')])).rejects.toThrow('frozen');
      await expect(
        query(`UPDATE document SET fields = $1, content = $3, number = 'x' WHERE id = $2`, [
          ...anew(),
          content(PAPER),
        ]),
      ).rejects.toThrow('frozen');
      await query(both, [...anew(), content(PAPER)]);
      // Under the key that seals it already there is nothing to rotate.
      await expect(query(both, [...anew(), content(PAPER)])).rejects.toThrow('frozen');
    });
    expect((await documentContent(world.database.source.manager, 'd-1'))?.toString()).toBe(PAPER.toString());
  });
});
