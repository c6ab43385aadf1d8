import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { AuditEntry } from '../../src/contracts/audit-answers.js';
import { RostersModule } from '../../src/api/rosters/rosters.module.js';
import { followChain } from '../../src/persistence/audit-chain.js';
import { appendAudit, auditChain } from '../../src/persistence/readers/audit.js';
import { projectRoot } from '../../src/launcher/project-root.js';
import { addAccount, PASSWORD, startApi, type TestApi } from '../api/accounts/start-api.js';
import { addCounty, COUNTY, idNumber, JUNIOR, upload, workbookOf } from '../api/rosters/register-fixture.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const NAME = '贺兰秋石';

describe('the audit', () => {
  let database: TestDatabase;
  let api: TestApi;
  let auditor: string;
  let registrar: string;
  let child: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [RostersModule]);
    auditor = await api.signIn('audit_admin', COUNTY);
    registrar = await api.signIn('registrar', JUNIOR);
    const file = await workbookOf([
      ['姓名', '性别', '出生日期', '身份证号', '年级', '班级'],
      [NAME, '男', '2013-04-02', idNumber('20130402', 1), 7, 2],
    ]);
    expect((await upload(`${api.url}/rosters/import`, registrar, file)).status).toBe(200);
    const found = (await (await search(NAME)).json()) as {
      pupils: { code: string }[];
    };
    child = found.pupils[0]?.code ?? '';
  }, 60_000);
  const search = (q: string) =>
    fetch(`${api.url}/pupils/search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${registrar}`, 'content-type': 'application/json' },
      body: JSON.stringify({ q }),
    });
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const get = (token: string | null, path: string) =>
    fetch(`${api.url}${path}`, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  const entries = async (query = '') =>
    ((await (await get(auditor, `/audit${query}`)).json()) as { items: AuditEntry[] }).items;
  const last = async () => (await entries('?limit=5')).find(({ action }) => action !== 'audit.read');
  const chain = async (url = database.url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await followChain(
        auditChain(async (sql, parameters) => (await client.query<AuditEntry>(sql, parameters)).rows),
      );
    } finally {
      await client.end();
    }
  };

  it('says who looked at which child, from where, under which request, and with what result', async () => {
    const answer = await get(registrar, `/pupils/${child}`);
    expect(await last()).toMatchObject({
      actorUser: expect.stringMatching(/^u-\d+$/),
      actorRole: 'registrar',
      actorOffice: JUNIOR,
      action: 'child.read',
      object: child,
      subjects: [child],
      result: 'allowed',
      code: null,
      ip: expect.stringMatching(/127\.0\.0\.1$/),
    });
    expect(answer.status).toBe(200);
  });

  it('names every child a list has shown', async () => {
    await search(NAME);
    expect(await last()).toMatchObject({ action: 'child.search', subjects: [child] });
  });

  it('keeps the imports, and the logins that failed as well as those that did not', async () => {
    expect((await entries('?action=roster.import'))[0]).toMatchObject({ result: 'allowed' });
    await addAccount(database.source, 'a.teacher', 'class_teacher', `${JUNIOR}-7-2`);
    const login = (password: string) =>
      fetch(`${api.url}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'a.teacher', password }),
      });
    await login('a wrong guess');
    const failed = await last();
    expect(failed).toMatchObject({
      action: 'session.open',
      result: 'refused',
      code: 'wrong_login',
      actorUser: null,
      object: expect.stringMatching(/^u-\d+$/),
    });
    const { token } = (await (await login(PASSWORD)).json()) as { token: string };
    expect(await last()).toMatchObject({
      action: 'session.open',
      result: 'allowed',
      actorUser: failed?.object,
    });
    await fetch(`${api.url}/logout`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect(await last()).toMatchObject({ action: 'session.end', actorUser: failed?.object });
  });

  it('keeps the refusals: not signed in, not their role, not their child', async () => {
    await get(null, '/pupils');
    expect(await last()).toMatchObject({ action: 'child.search', result: 'refused', code: 'not_signed_in' });
    await get(registrar, '/audit');
    expect((await entries('?result=refused'))[0]).toMatchObject({
      action: 'audit.read',
      actorRole: 'registrar',
      code: 'not_your_role',
    });
    const stranger = await api.signIn('class_teacher', `${JUNIOR}-9-9`);
    expect((await get(stranger, `/pupils/${child}`)).status).toBe(404);
    expect(await last()).toMatchObject({ result: 'refused', code: 'unknown_child', subjects: [child] });
  });

  it('is open to the audit administrator alone', async () => {
    for (const role of ['registrar', 'system_admin', 'security_admin', 'bureau_head'] as const) {
      const token = await api.signIn(role, role === 'registrar' ? JUNIOR : COUNTY);
      expect((await get(token, '/audit')).status).toBe(403);
    }
    expect((await get(auditor, `/pupils/${child}`)).status).toBe(403);
  });

  it('holds no name, no number and no words of anybody', async () => {
    const everything = await (await get(auditor, '/audit/export')).text();
    for (const secret of [NAME, encodeURIComponent(NAME), idNumber('20130402', 1), PASSWORD, 'a.teacher']) {
      expect(everything).not.toContain(secret);
    }
  });

  it('lets nobody who works through the application change, delete or empty it', async () => {
    for (const statement of [
      `UPDATE audit_entry SET actor_user = 'u-1' WHERE seq = 2`,
      `DELETE FROM audit_entry WHERE seq = 2`,
      `TRUNCATE audit_entry`,
    ]) {
      await expect(database.source.query(statement)).rejects.toThrow('append-only');
    }
    expect(await chain()).toMatchObject({ whole: true });
  });

  it('forms one chain out of entries that are written at the same time', async () => {
    const before = await entries('?limit=1');
    await Promise.all(
      Array.from({ length: 40 }, (_, nth) =>
        database.source.transaction((manager) => appendAudit(manager, entry(`at-once-${nth}`))),
      ),
    );
    const verdict = await chain();
    expect(verdict).toMatchObject({ whole: true });
    expect(Number((await entries('?limit=1'))[0]?.seq)).toBeGreaterThanOrEqual(Number(before[0]?.seq) + 40);
  });

  it('answers nothing that it could not write down', async () => {
    await database.source.query('ALTER TABLE audit_entry RENAME TO audit_entry_away');
    try {
      const answer = await get(registrar, `/pupils/${child}`);
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(await answer.text()).not.toContain(NAME);
    } finally {
      await database.source.query('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    }
  });

  describe('tampered with in the database itself, its trigger switched off', () => {
    const tampered = async (statement: string) => {
      const { url, source } = await database.another();
      for (let nth = 0; nth < 6; nth += 1) await appendAudit(source.manager, entry(`r-${nth}`));
      await source.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
      await source.query(statement);
      await source.query('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
      return url;
    };

    it.each([
      ['who', `UPDATE audit_entry SET actor_user = 'u-9' WHERE seq = 3`],
      ['when', `UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE seq = 3`],
      ['what', `UPDATE audit_entry SET action = 'child.search' WHERE seq = 3`],
      ['whom', `UPDATE audit_entry SET subjects = '{}' WHERE seq = 3`],
      ['the result', `UPDATE audit_entry SET result = 'refused' WHERE seq = 3`],
      [
        'a word moved to the next column',
        `UPDATE audit_entry SET detail = code, code = detail WHERE seq = 3`,
      ],
      ['an entry taken out', `DELETE FROM audit_entry WHERE seq = 3`],
      [
        'two entries exchanged',
        `UPDATE audit_entry SET seq = -3 WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = 4;
         UPDATE audit_entry SET seq = 4 WHERE seq = -3`,
      ],
      ['the first entries taken out', `DELETE FROM audit_entry WHERE seq <= 2`],
    ])('shows it: %s', async (what, statement) => {
      const brokenAt = what === 'the first entries taken out' ? '1' : '3';
      expect(await chain(await tampered(statement))).toMatchObject({ whole: false, brokenAt });
    });

    it('shows an entry changed together with its digest, at the next one', async () => {
      const url = await tampered(
        `UPDATE audit_entry e SET actor_user = 'u-9' WHERE seq = 3;
         UPDATE audit_entry e SET hash = audit_digest(e) WHERE seq = 3`,
      );
      expect(await chain(url)).toMatchObject({ whole: false, brokenAt: '4' });
    });

    it('shows an end cut off, and a chain written anew, to whoever has kept the log', async () => {
      const { url, source } = await database.another();
      const folder = mkdtempSync(join(tmpdir(), 'audit-'));
      const log = join(folder, 'api.log');
      const anchors: string[] = [];
      for (let nth = 0; nth < 4; nth += 1) {
        const { seq, hash } = await appendAudit(source.manager, entry(`r-${nth}`));
        anchors.push(`{"level":30,"context":"audit","auditSeq":"${seq}","auditHash":"${hash}"}`);
      }
      writeFileSync(log, `${anchors.join('\n')}\nnot json\n`);
      const verify = (...args: string[]) =>
        promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/launcher/audit-verify.ts', ...args], {
          cwd: projectRoot,
          env: { ...process.env, DATABASE_URL: url },
        }).then(
          ({ stdout }) => ({ code: 0, stdout }),
          ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
        );
      expect(await verify('--log', log)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('✓ 4 entries'),
      });
      await source.query(
        `ALTER TABLE audit_entry DISABLE TRIGGER ALL; DELETE FROM audit_entry WHERE seq = 4;
         ALTER TABLE audit_entry ENABLE TRIGGER ALL`,
      );
      expect((await verify()).code).toBe(0);
      expect(await verify('--log', log)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('✗ the chain breaks at entry 4'),
      });
      await appendAudit(source.manager, entry('anew'));
      expect(await verify('--log', log)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('the log kept outside knows it with another digest'),
      });
      rmSync(folder, { recursive: true });
    }, 60_000);
  });
});

function entry(requestId: string) {
  return {
    actor: { user: 'u-1', role: 'registrar', office: JUNIOR },
    onBehalfOf: null,
    action: 'child.read',
    object: 'p-aaaaaaaaaa',
    subjects: ['p-aaaaaaaaaa', 'NOL-2025-000001'],
    detail: '说明：字段',
    result: 'allowed' as const,
    code: null,
    ip: '127.0.0.1',
    requestId,
  };
}
