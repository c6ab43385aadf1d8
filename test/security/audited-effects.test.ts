import { randomUUID } from 'node:crypto';
import { CaseGateway, NoRunningCase } from '../../src/api/cases/case-gateway.js';
import { hashPassword } from '../../src/api/accounts/password.js';
import type { AccountRole } from '../../src/domain/access/admin-role.js';
import type { Actor } from '../../src/domain/access/role.js';
import { PLACE } from '../support/people.js';
import { seat } from '../support/seat.js';
import { upload, workbookOf } from '../api/rosters/register-fixture.js';
import { QuietWorld } from '../api/support/quiet-world.js';
import { HERE } from '../api/support/sample-county.js';
import { jpeg } from '../domain/attachments/sample-files.js';

const admin = (role: AccountRole) => ({ user: `u-${role}`, role, office: PLACE.county }) as unknown as Actor;
const SYSTEM_ADMIN = admin('system_admin');
const SECURITY_ADMIN = admin('security_admin');
const AUDIT_ADMIN = admin('audit_admin');
const NEWCOMER = 'u-newcomer';

interface Effect {
  readonly action: string;
  /** Where it is seen. */
  readonly table: string;
  readonly go: () => Promise<{ readonly status: number }>;
}

describe('what is done in the database and its entry in the audit', () => {
  let world: QuietWorld;
  let caseNo: string;
  let pupil: string;
  let document: string;
  const query = <Row = object>(sql: string, parameters: unknown[] = []) =>
    world.database.source.query<Row[]>(sql, parameters);
  beforeAll(async () => {
    world = await QuietWorld.start();
    ({ caseNo, pupil } = await world.open());
    for (const { user, role, office } of [SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN]) {
      await seat(world.database.source, { user, role, office });
    }
    await seat(world.database.source, { user: NEWCOMER, role: 'principal', office: PLACE.school });
    await query(`UPDATE account SET password_hash = $1 WHERE code = $2`, [
      await hashPassword('Old-password-1'),
      HERE.principal.user,
    ]);
    await query(
      `INSERT INTO mail_outbox (key, case_no, template, role, office, facts, status, next_attempt_at, created_at)
       VALUES ('a-mail', $1, 'task', 'principal', $2, '{}', 'dead', now(), now())`,
      [caseNo, PLACE.school],
    );
    await query(`UPDATE pupil SET home_address = '柳河镇一号'`);
    // There is no engine here; documents are drawn up of a case that is not running, too.
    Object.assign(world.api.app.get(CaseGateway, { strict: false }), {
      state: () => Promise.reject(new NoRunningCase()),
      tell: () => Promise.resolve(false),
    });
  }, 60_000);
  afterAll(() => world?.stop());

  const ask = (by: Actor, method: 'POST' | 'PUT', path: string, body: object) =>
    world.api.ask<Record<string, string>>(by, method, path, { body, key: randomUUID() });
  const fileOf = async (by: Actor, path: string, form: FormData) =>
    fetch(`${world.api.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(by)}` },
      body: form,
    });

  const effects: readonly Effect[] = [
    {
      action: 'roster.import',
      table: 'pupil',
      go: async () =>
        upload(
          `${world.api.url}/api/rosters/import`,
          await world.api.tokenOf(HERE.registrar),
          await workbookOf([
            ['姓名', '性别', '出生日期', '年级', '班级'],
            ['新来的', '女', '2013-04-02', 7, 2],
          ]),
        ),
    },
    {
      action: 'attendance.record',
      table: 'attendance_day',
      go: () =>
        ask(HERE.class_teacher, 'POST', '/api/attendance', {
          marks: [{ pupil, date: '2025-09-10', kind: 'present' }],
        }),
    },
    {
      action: 'attachment.add',
      table: 'attachment',
      go: async () => {
        const form = new FormData();
        form.set('kind', 'visit_photo');
        form.set('file', new Blob([new Uint8Array(jpeg())]), 'a.jpg');
        return fileOf(HERE.class_teacher, `/api/cases/${caseNo}/attachments`, form);
      },
    },
    {
      action: 'document.issue',
      table: 'document',
      go: async () => {
        const answer = await ask(HERE.principal, 'POST', `/api/cases/${caseNo}/documents/return_notice`, {});
        document = answer.body['id'] ?? document;
        return answer;
      },
    },
    {
      action: 'document.request_void',
      table: 'second_person_request',
      go: () =>
        ask(HERE.principal, 'POST', `/api/cases/${caseNo}/documents/${document}/void`, { reason: 'form' }),
    },
    {
      action: 'oversight.retry_mail',
      table: 'mail_outbox',
      go: () => ask(HERE.bureau_officer, 'POST', '/api/oversight/mails/a-mail/retry', {}),
    },
    {
      action: 'oversight.publish_calendar',
      table: 'setting',
      go: () => ask(HERE.bureau_officer, 'POST', '/api/oversight/calendar', { coverYears: [2026] }),
    },
    {
      action: 'account.open',
      table: 'account',
      go: () =>
        ask(SYSTEM_ADMIN, 'POST', '/api/accounts', {
          login: 'somebody.new',
          name: '新人',
          role: 'principal',
          office: PLACE.school,
        }),
    },
    {
      action: 'post.open',
      table: 'post',
      go: () =>
        ask(SYSTEM_ADMIN, 'POST', '/api/posts', {
          account: NEWCOMER,
          role: 'registrar',
          office: PLACE.school,
        }),
    },
    {
      action: 'account.close',
      table: 'account',
      go: () => ask(SYSTEM_ADMIN, 'POST', `/api/accounts/${NEWCOMER}/close`, {}),
    },
    {
      action: 'security.decide_rules',
      table: 'setting',
      go: () =>
        ask(SECURITY_ADMIN, 'PUT', '/api/security/sign-in-rules', {
          passwordsForWork: true,
          secondFactorFor: ['county_leader'],
        }),
    },
    {
      action: 'password.change',
      table: 'account',
      go: () =>
        ask(HERE.principal, 'POST', '/api/password', {
          current: 'Old-password-1',
          next: 'New-password-22',
        }),
    },
  ];

  const standsIn = async (table: string) =>
    (
      await query<{ all: string }>(
        `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS all FROM ${table} t`,
      )
    )[0]?.all;
  const entriesOf = (action: string) =>
    query<{ result: string; detail: string | null; actor_user: string }>(
      `SELECT result, detail, actor_user FROM audit_entry WHERE action = $1 AND result = 'allowed'`,
      [action],
    );

  it.each(effects.map((effect) => [effect.action, effect] as const))(
    'are there both or neither: %s',
    async (action, { table, go }) => {
      const before = await standsIn(table);
      await query('ALTER TABLE audit_entry RENAME TO audit_entry_away');
      try {
        expect((await go()).status).toBeGreaterThanOrEqual(500);
      } finally {
        await query('ALTER TABLE audit_entry_away RENAME TO audit_entry');
      }
      expect(await standsIn(table)).toBe(before);
      expect(await entriesOf(action)).toHaveLength(0);

      const { status } = await go();
      expect(status).toBeLessThan(300);
      expect(await standsIn(table)).not.toBe(before);
      // One entry, and not a second one from the way out.
      expect(await entriesOf(action)).toHaveLength(1);
    },
    60_000,
  );

  describe('where the journal is another process’s', () => {
    const act = async (id: string, minutesAgo: number) => {
      const [{ seq }] = (await query<{ seq: number }>(
        `SELECT max(seq) AS seq FROM case_event WHERE case_no = $1`,
        [caseNo],
      )) as [{ seq: number }];
      await query(
        `INSERT INTO case_event (case_no, seq, type, happened_on, happened_at, actor_user, actor_role, actor_office,
                                 act_id, via, event)
         VALUES ($1, $2, 'ContactRecorded', now(), now() - $3 * interval '1 minute', $4, 'principal', $5, $6, 'person', '{}')`,
        [caseNo, seq + 1, minutesAgo, HERE.principal.user, PLACE.school, id],
      );
    };
    const unaudited = async () =>
      (
        await world.api.ask<{ unaudited: { act: string; user: string; caseNo: string }[] }>(
          AUDIT_ADMIN,
          'GET',
          '/api/audit?limit=1',
        )
      ).body.unaudited;

    it('an act without an entry is told to the audit administrator until it has one', async () => {
      expect(await unaudited()).toEqual([]);
      await act('act-forgotten', 5);
      await act('act-on-its-way', 0);
      expect(await unaudited()).toMatchObject([{ act: 'act-forgotten', caseNo, user: HERE.principal.user }]);
      await query(
        `SELECT audit_append($1, 'principal', '', NULL, 'case.act', $2, '{}', 'act-forgotten', 'refused', 'x', NULL, 'r')`,
        [HERE.principal.user, caseNo],
      );
      expect(await unaudited()).toHaveLength(1);
      await query(
        `SELECT audit_append($1, 'principal', '', NULL, 'case.act', $2, '{}', 'act-forgotten', 'allowed', NULL, NULL, 'r')`,
        [HERE.principal.user, caseNo],
      );
      expect(await unaudited()).toEqual([]);
    });
  });
});
