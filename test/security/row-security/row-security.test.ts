import type { DataSource } from 'typeorm';
import { ATTACHMENT_ROLES } from '../../../src/domain/access/attachment-permissions.js';
import { childDetail, COUNT_ONLY } from '../../../src/domain/access/child-detail.js';
import { ADMIN_ROLES } from '../../../src/domain/access/admin-role.js';
import { covers } from '../../../src/domain/access/jurisdiction.js';
import { OFFICE_OF, type Actor, type Role } from '../../../src/domain/access/role.js';
import { EXPORTS } from '../../../src/domain/exports/export-kinds.js';
import { isTheirs } from '../../../src/domain/second-person/second-person.js';
import { FILE_READERS, REGISTER_READERS } from '../../../src/domain/access/route-permissions.js';
import { createDataSource } from '../../../src/persistence/data-source.js';
import { asSystem, beginWork, itIs, type Principal } from '../../../src/persistence/principal.js';
import { caseByNumber } from '../../../src/persistence/readers/cases-ledger.js';
import { TABLES } from '../../../src/persistence/row-security/catalogue.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { EVERYBODY, settleCounties, type Child } from './county-scene.js';

const person = ({ user, role, office }: { user: string; role: string; office: string }): Principal => ({
  kind: 'person',
  user,
  role,
  office,
});

/** What a table shows, by what it must show of whom. */
const ABOUT: Readonly<Record<string, { readonly key: string; readonly of: 'case' | 'child' }>> = {
  pupil: { key: 'code', of: 'child' },
  attendance_day: { key: 'pupil', of: 'child' },
  pupil_home: { key: 'pupil', of: 'child' },
  chain_link: { key: 'pupil', of: 'child' },
  case_ledger: { key: 'case_no', of: 'case' },
  case_event: { key: 'case_no', of: 'case' },
  narrative: { key: 'case_no', of: 'case' },
  document: { key: 'case_no', of: 'case' },
  attachment: { key: 'case_no', of: 'case' },
  case_bundle: { key: 'case_no', of: 'case' },
  case_opening: { key: 'case_no', of: 'case' },
  case_seen: { key: 'case_no', of: 'case' },
  second_person_request: { key: 'case_no', of: 'case' },
  destroyed_case: { key: 'case_no', of: 'case' },
  export_file: { key: `spec ->> 'caseNo'`, of: 'case' },
  mail_outbox: { key: 'case_no', of: 'case' },
  mail_attempt: { key: `split_part(mail_key, ':', 1)`, of: 'case' },
};

describe('row security', () => {
  let database: TestDatabase;
  let api: DataSource;
  let children: readonly Child[];
  beforeAll(async () => {
    database = await startTestDatabase();
    children = await settleCounties(database.source);
    // As the API has it: no principal of its own.
    api = await createDataSource(database.url, 3).initialize();
  }, 120_000);
  afterAll(async () => {
    await api?.destroy();
    await database?.stop();
  });

  const as = <T>(principal: Principal | null, work: () => Promise<T>): Promise<T> =>
    beginWork(() => {
      if (principal) itIs(principal);
      return work();
    });
  /** Everything there is in a table, as somebody who has forgotten every condition. */
  const all = async (table: string): Promise<readonly string[]> =>
    (await api.query<{ key: string }[]>(`SELECT ${ABOUT[table]?.key} AS key FROM ${table} ORDER BY 1`)).map(
      ({ key }) => key,
    );

  function seen(actor: Actor, table: string): readonly string[] {
    const keepsRegister = ({ place }: Child) => {
      if (!REGISTER_READERS.includes(actor.role)) return false;
      const code = {
        class: place.schoolClass,
        school: place.school,
        township: place.township,
        county: place.county,
      };
      const kind = OFFICE_OF[actor.role];
      return kind !== 'department' && code[kind] === actor.office;
    };
    const isCovered = ({ view }: Child) => view !== null && covers(actor, view);
    const reads = !COUNT_ONLY.includes(actor.role);
    const isKnown = (child: Child) => keepsRegister(child) || (reads && isCovered(child));
    const isBureau = actor.role === 'bureau_officer' || actor.role === 'bureau_head';
    const shows: Readonly<Record<string, (child: Child) => boolean>> = {
      pupil: isKnown,
      pupil_home: (child) => child.view !== null && isKnown(child),
      chain_link: (child) => child.view !== null && isKnown(child),
      attendance_day: (child) =>
        child.view !== null &&
        REGISTER_READERS.includes(actor.role) &&
        (keepsRegister(child) || isCovered(child)),
      case_ledger: isCovered,
      case_event: (child) => reads && isCovered(child),
      narrative: (child) =>
        reads && isCovered(child) && child.view !== null && childDetail(actor, child.view) === 'words_too',
      attachment: (child) =>
        isCovered(child) &&
        child.view !== null &&
        (OFFICE_OF[actor.role] !== 'school' || child.place.school === actor.office) &&
        ATTACHMENT_ROLES.child_voice.reads.includes(actor.role),
      // A child's whole file, which no court is shown; its own bundle is in test/api/documents/bundles.test.ts.
      case_bundle: (child) =>
        isCovered(child) &&
        (OFFICE_OF[actor.role] !== 'school' || child.place.school === actor.office) &&
        (FILE_READERS as readonly Role[]).includes(actor.role),
      case_opening: () => false,
      // By somebody else.
      case_seen: () => false,
      export_file: ({ view, place }) =>
        view !== null &&
        ((actor.office === place.school && EXPORTS.includes(actor.role)) ||
          (actor.role === 'bureau_head' && actor.office === place.county)),
      second_person_request: ({ view, place }) => view !== null && reads && isTheirs(actor, place),
      destroyed_case: ({ view, place }) => view !== null && isBureau && actor.office === place.county,
      document: (child) => reads && isCovered(child),
      mail_outbox: (child) => (isBureau || actor.role === 'supervisor') && isCovered(child),
      mail_attempt: (child) => (isBureau || actor.role === 'supervisor') && isCovered(child),
    };
    return children
      .filter((child) => shows[table]?.(child))
      .map((child) => (ABOUT[table]?.of === 'child' ? child.code : (child.view?.caseNo ?? '')))
      .sort();
  }

  it('shows each principal only theirs also where a connection has kept the plan of a statement', async () => {
    const single = await createDataSource(database.url, 1).initialize();
    try {
      const [child] = children.filter(({ view }) => view !== null);
      const caseNo = child?.view?.caseNo ?? '';
      const asked = (principal: Principal | null) =>
        beginWork(async () => {
          if (principal) itIs(principal);
          return (await caseByNumber(single.manager, caseNo))?.caseNo;
        });
      const theirs = EVERYBODY.filter((actor) => child?.view && covers(actor, child.view));
      const others = EVERYBODY.filter((actor) => !theirs.includes(actor));
      // Often enough for PostgreSQL to settle on one plan for all.
      for (let round = 0; round < 8; round += 1) {
        expect(await asSystem('comparing', () => caseByNumber(single.manager, caseNo))).toBeDefined();
        expect(await asked(null)).toBeUndefined();
        for (const actor of theirs) expect(await asked(person(actor))).toBe(caseNo);
        for (const actor of others) expect(await asked(person(actor))).toBeUndefined();
      }
      const [kept] = await single.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement LIKE '%FROM case_ledger%'`,
      );
      expect(kept?.n).toBe(1);
    } finally {
      await single.destroy();
    }
  });

  it('has a county to be shown in which every role sees something and nobody sees all', () => {
    for (const role of new Set(EVERYBODY.map((each) => each.role))) {
      const most = Math.max(
        ...EVERYBODY.filter((each) => each.role === role).map((each) => seen(each, 'case_ledger').length),
      );
      expect([role, most > 0 && most < children.length]).toEqual([role, true]);
    }
  });

  it.each(EVERYBODY.map((actor) => [actor.role, actor.office, actor] as const))(
    'shows a %s of %s, who asks for everything, what the domain says and nothing else',
    async (_role, _office, actor) => {
      await as(person(actor), async () => {
        for (const table of Object.keys(ABOUT)) {
          expect([table, [...(await all(table))].sort()]).toEqual([table, seen(actor, table)]);
        }
        expect(await api.query('SELECT * FROM audit_entry')).toEqual([]);
      });
    },
  );

  it('is asked of every table that is said to be somebody’s', () => {
    const theirs = Object.entries(TABLES).flatMap(([name, { rows }]) => (rows === 'theirs' ? [name] : []));
    expect(theirs.filter((name) => name !== 'audit_entry').sort()).toEqual(Object.keys(ABOUT).sort());
  });

  it.each([...ADMIN_ROLES])('shows a %s no child and no case', async (role) => {
    await as(person({ user: 'u-admin', role, office: '371599' }), async () => {
      for (const table of Object.keys(ABOUT)) {
        // The audit administrator is told whose a file is that was found, by its number.
        if (role === 'audit_admin' && table === 'export_file') continue;
        expect([table, await all(table)]).toEqual([table, []]);
      }
    });
  });

  it('shows nobody anything before it is known who asks, and to work outside of any request', async () => {
    for (const table of Object.keys(ABOUT)) {
      expect([table, await as(null, () => all(table))]).toEqual([table, []]);
      expect([table, await all(table)]).toEqual([table, []]);
    }
  });

  it('shows everything to work that says by name what it is', async () => {
    expect(await asSystem('a test', () => all('case_ledger'))).toHaveLength(
      children.filter(({ view }) => view).length,
    );
  });

  it('never lets a connection keep the identity it had before', async () => {
    const one = await createDataSource(database.url, 1).initialize();
    const counted = async () => Number((await one.query('SELECT count(*) FROM pupil'))[0].count);
    try {
      const some = EVERYBODY.slice(0, 8);
      const alone = await Promise.all(some.map((actor) => as(person(actor), counted)));
      expect(new Set(alone).size).toBeGreaterThan(1);
      // Hundreds at once through one connection, each woken by somebody else's giving it back.
      await Promise.all(
        Array.from({ length: 400 }, async (_, n) => {
          const at = n % (some.length + 1);
          const actor = some[at];
          const count = actor ? await as(person(actor), counted) : await as(null, counted);
          expect([at, count]).toEqual([at, actor ? alone[at] : 0]);
        }),
      );
      // After a fault, inside and outside of a transaction.
      const head = EVERYBODY.find(({ role }) => role === 'bureau_head')!;
      await expect(as(person(head), () => one.query('SELECT 1/0'))).rejects.toThrow('division');
      await expect(
        as(person(head), () => one.transaction((manager) => manager.query('SELECT nonsense'))),
      ).rejects.toThrow('nonsense');
      expect(await as(null, counted)).toBe(0);
    } finally {
      await one.destroy();
    }
  }, 60_000);

  it('does not reuse a connection that was given back inside a transaction', async () => {
    const one = await createDataSource(database.url, 1).initialize();
    try {
      const runner = one.createQueryRunner();
      await as(person(EVERYBODY[0]!), async () => {
        await runner.query('BEGIN');
        await runner.query('SELECT 1');
        await runner.release();
      });
      await expect(as(null, () => one.query('SELECT 1'))).rejects.toThrow('inside a transaction');
      expect(await as(null, async () => (await one.query('SELECT count(*) FROM pupil'))[0].count)).toBe('0');
    } finally {
      await one.destroy();
    }
  });

  describe('to who writes', () => {
    const teacher = EVERYBODY.find(({ role }) => role === 'class_teacher')!;
    const own = () => children.find(({ place, view }) => view && place.schoolClass === teacher.office)!;
    const foreign = () => children.find(({ place, view }) => view && place.county === '371598')!;
    const asTeacher = (sql: string, parameters: unknown[]) =>
      as(person(teacher), () => api.query(sql, parameters));

    it('lets words stand under one’s own name, at a case of one’s own', async () => {
      const words = (caseNo: string, author: string) =>
        asTeacher(
          `INSERT INTO narrative (act_id, case_no, author, text, written_at)
           VALUES (gen_random_uuid(), $1, $2, 'x', now())`,
          [caseNo, author],
        );
      await words(own().view!.caseNo, teacher.user);
      await expect(words(foreign().view!.caseNo, teacher.user)).rejects.toThrow('row-level security');
      await expect(words(own().view!.caseNo, 'u-somebody')).rejects.toThrow('row-level security');
      await database.source.query(`DELETE FROM narrative WHERE author = $1`, [teacher.user]);
    });

    it('lets attendance be written of the own class, and not taken from or moved to another', async () => {
      const day = (pupil: string) =>
        asTeacher(
          `INSERT INTO attendance_day (pupil, date, kind, recorded_by, recorded_at)
           VALUES ($1, '2025-09-01', 'present', $2, now())`,
          [pupil, teacher.user],
        );
      await day(own().code);
      await expect(day(foreign().code)).rejects.toThrow('row-level security');
      await expect(
        asTeacher(`UPDATE attendance_day SET pupil = $1 WHERE recorded_by = $2`, [
          foreign().code,
          teacher.user,
        ]),
      ).rejects.toThrow('row-level security');
      const [, changed] = await asTeacher(`UPDATE attendance_day SET kind = 'leave' WHERE pupil = $1`, [
        foreign().code,
      ]);
      expect(changed).toBe(0);
      await database.source.query(`DELETE FROM attendance_day WHERE recorded_by = $1`, [teacher.user]);
    });

    it.each([
      ['pupil', `UPDATE pupil SET name = 'x'`],
      ['pupil', `DELETE FROM pupil`],
      ['case_ledger', `UPDATE case_ledger SET rung = 'alert'`],
      ['case_ledger', `DELETE FROM case_ledger`],
      ['mail_outbox', `UPDATE mail_outbox SET status = 'sent'`],
      ['narrative', `DELETE FROM narrative`],
      [
        'document',
        `UPDATE document SET void_reason = void_reason WHERE case_no NOT IN (SELECT case_no FROM case_ledger)`,
      ],
    ])('lets a %s be changed by nobody whose it is not: %s', async (_table, sql) => {
      const [, changed] = await asTeacher(sql, []);
      expect(changed).toBe(0);
    });

    it.each([
      `INSERT INTO case_event SELECT case_no, 9, type, happened_on, happened_at, NULL, NULL, NULL, NULL, via, event
         FROM case_event LIMIT 1`,
      `INSERT INTO pupil SELECT 'p-copy', name, sex, birth_date FROM pupil LIMIT 1`,
      `UPDATE case_event SET type = 'x'`,
      `DELETE FROM case_event`,
      `INSERT INTO destroyed_case (case_no, request, row_counts, register_record) VALUES ('x', 'x', '{}', false)`,
      `DELETE FROM destroyed_case`,
      `INSERT INTO audit_entry (action, result, request_id) VALUES ('x', 'allowed', 'x')`,
      `TRUNCATE pupil CASCADE`,
      `ALTER TABLE pupil DISABLE ROW LEVEL SECURITY`,
      `DROP POLICY nol_see ON pupil`,
      `SELECT * FROM migrations`,
    ])('refuses: %s', async (sql) => {
      await expect(asTeacher(sql, [])).rejects.toThrow(/permission denied|row-level security|must be owner/);
    });

    it('takes no audit entry in the name of somebody else', async () => {
      const entry = (user: string) =>
        asTeacher(
          `SELECT * FROM audit_append($1, 'r', 'o', NULL, 'x', NULL, '{}', NULL, 'allowed', NULL, NULL, 'r')`,
          [user],
        );
      expect(await entry(teacher.user)).toHaveLength(1);
      await expect(entry('u-somebody')).rejects.toThrow('somebody else');
    });
  });
});
