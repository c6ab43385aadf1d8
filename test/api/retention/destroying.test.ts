import { UnauditedWatch } from '../../../src/api/audit/unaudited-watch.js';
import type {
  DestructionRegister,
  DueCaseFiles,
  RetentionReport,
} from '../../../src/contracts/http-schemas-retention.js';
import type {
  SecondPersonAnswer,
  SecondPersonList,
} from '../../../src/contracts/http-schemas-second-person.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { addDays, plainDate } from '../../../src/domain/calendar/plain-date.js';
import { followChain } from '../../../src/persistence/audit-chain.js';
import { keepOpening, openingOf } from '../../../src/persistence/readers/case-openings.js';
import { auditChain } from '../../../src/persistence/readers/audit.js';
import { notSealedAnew, sealEverythingAnew } from '../../../src/persistence/readers/sealing-anew.js';
import { seat } from '../../support/seat.js';
import { QuietWorld } from '../support/quiet-world.js';
import { HERE } from '../support/sample-county.js';
import { closedLongAgo, exported, fullCase, tablesWith, type FullCase } from './full-case.js';

const OVER = 11_000;
const APPRAISAL = '青教档鉴〔2055〕3号';
const OTHER_COUNTY = '371598';
const STRANGER: Actor = { user: 'u-stranger', role: 'bureau_officer', office: OTHER_COUNTY };
const STRANGE_HEAD: Actor = { user: 'u-strange-head', role: 'bureau_head', office: OTHER_COUNTY };

describe('destroying case files whose time is over', () => {
  let world: QuietWorld;
  let grown: FullCase;
  let young: FullCase;
  const query = <Row = Record<string, string>>(sql: string, given: unknown[] = []) =>
    world.database.source.query<Row[]>(sql, given);
  beforeAll(async () => {
    world = await QuietWorld.start();
    for (const each of [STRANGER, STRANGE_HEAD]) await seat(world.database.source, each);
    grown = await fullCase(world, '司徒望舒', '爷爷说外面能挣钱');
    young = await fullCase(world, '欧阳见微', '想跟同学一起上学');
    await exported(world);
    for (const { caseNo } of [grown, young]) await closedLongAgo(world, caseNo, OVER);
    // One has long left school; the other is still in the register.
    await query(
      `UPDATE pupil SET status = 'graduated', changed_at = now() - interval '20 years' WHERE code = $1`,
      [grown.pupil],
    );
  }, 90_000);
  afterAll(() => world?.stop());

  const ask = (by: Actor, cases: readonly string[], appraisal = APPRAISAL) =>
    world.api.ask<SecondPersonAnswer & { code: string; detail: string }>(
      by,
      'POST',
      '/api/retention/destructions',
      { body: { cases, reason: 'appraised', appraisal } },
    );
  const settle = (by: Actor, how: 'confirm' | 'decline' | 'withdraw', id: string) =>
    world.api.ask<SecondPersonAnswer & { code: string; detail: string }>(
      by,
      'POST',
      `/api/second-person/${id}/${how}`,
    );
  const due = async (by = HERE.bureau_officer) =>
    (await world.api.ask<DueCaseFiles>(by, 'GET', '/api/retention/case-files')).body;
  const register = async (by = HERE.bureau_officer) =>
    (await world.api.ask<DestructionRegister>(by, 'GET', '/api/retention/destroyed')).body;
  const everything = async () => {
    const tables = await query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
          AND tablename NOT IN ('audit_entry', 'session', 'second_person_request') ORDER BY 1`,
    );
    const state: Record<string, string | undefined> = {};
    for (const { name } of tables) {
      const [row] = await query(
        `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS all FROM ${name} t`,
      );
      state[name] = row?.['all'];
    }
    return state;
  };

  it('are listed for their county, and for nobody else', async () => {
    const listed = await due();
    expect(listed.files.map(({ caseNo }) => caseNo)).toEqual([grown.caseNo, young.caseNo]);
    expect(listed.total).toBe(2);
    const [first] = listed.files;
    expect(first).toMatchObject({ together: [], whyNot: null, waiting: null });
    expect(first?.keptUntil).toBe(addDays(plainDate(first?.closedOn ?? ''), 10_958));
    expect(JSON.stringify(listed)).not.toContain(grown.pupil);
    expect((await due(STRANGER)).files).toEqual([]);
    for (const by of [HERE.principal, HERE.county_leader, HERE.supervisor]) {
      expect((await world.api.ask(by, 'GET', '/api/retention/case-files')).status).toBe(403);
      expect((await world.api.ask(by, 'GET', '/api/retention/destroyed')).status).toBe(403);
      expect((await ask(by, [grown.caseNo])).status).toBe(403);
    }
  });

  it('are not asked for before their time, of another county, or without the number of an appraisal', async () => {
    const open = (await world.open()).caseNo;
    expect(await ask(HERE.bureau_officer, [open])).toMatchObject({
      status: 409,
      body: { code: 'case_not_closed', detail: `案件 ${open} 尚未销号，案卷不能销毁。` },
    });
    await closedLongAgo(world, open, 10_958);
    const [{ until }] = (await query(`SELECT (day_of_access() + 1)::text AS until`)) as [{ until: string }];
    const early = await ask(HERE.bureau_officer, [grown.caseNo, open]);
    expect(early).toMatchObject({ status: 409, body: { code: 'file_not_over' } });
    expect(early.body.detail).toContain(`${until} 起才能申请销毁`);
    expect(await ask(STRANGER, [grown.caseNo])).toMatchObject({
      status: 404,
      body: { code: 'unknown_case' },
    });
    expect((await ask(STRANGER, ['NOL-1990-000001'])).body.detail).toBe(
      (await ask(STRANGER, [grown.caseNo])).body.detail.replace(grown.caseNo, 'NOL-1990-000001'),
    );
    for (const appraisal of ['', '王小明', '张局长同意']) {
      expect((await ask(HERE.bureau_officer, [grown.caseNo], appraisal)).status).toBe(422);
    }
    expect((await ask(HERE.bureau_officer, [])).status).toBe(422);
    const report = await world.api.ask<RetentionReport>(HERE.bureau_officer, 'GET', '/api/retention');
    expect(report.body.rules.find(({ what }) => what === 'closed_case_files')?.due).toBe(2);
  });

  it('are nothing one person can destroy, in whatever post, nor the database for them', async () => {
    const { body } = await ask(HERE.bureau_head, [grown.caseNo]);
    expect(body).toMatchObject({ state: 'waiting', kind: 'destroy_case_files', mayConfirm: false });
    expect((await due()).files[0]?.waiting).toBe(body.id);
    const before = await everything();
    expect(await settle(HERE.bureau_head, 'confirm', body.id)).toMatchObject({
      status: 403,
      body: { code: 'own_request' },
    });
    expect((await settle(HERE.bureau_officer, 'confirm', body.id)).status).toBe(403);
    expect((await settle(HERE.principal, 'confirm', body.id)).status).toBe(404);
    expect((await settle(STRANGE_HEAD, 'confirm', body.id)).status).toBe(404);
    expect(await ask(HERE.bureau_officer, [grown.caseNo, young.caseNo])).toMatchObject({
      status: 409,
      body: { code: 'already_requested' },
    });
    // Nor whoever has the database before them.
    await expect(query(`SELECT destroy_case_files($1)`, [body.id])).rejects.toThrow('have not agreed');
    for (const { caseNo } of [grown, young]) {
      await expect(
        query(
          `INSERT INTO destroyed_case (case_no, request, row_counts, register_record) VALUES ($1, $2, '{}', false)`,
          [caseNo, body.id],
        ),
      ).rejects.toThrow('have not agreed');
      await expect(query(`DELETE FROM document WHERE case_no = $1`, [caseNo])).rejects.toThrow('kept');
      await expect(query(`DELETE FROM attachment WHERE case_no = $1`, [caseNo])).rejects.toThrow('trace');
      await expect(query(`DELETE FROM case_bundle WHERE case_no = $1`, [caseNo])).rejects.toThrow('kept');
    }
    expect((await settle(HERE.bureau_head, 'withdraw', body.id)).body.state).toBe('withdrawn');
    expect(await everything()).toEqual(before);
  });

  it('wait for the other case of the same child, and go together or not at all', async () => {
    const first = await world.open();
    await closedLongAgo(world, first.caseNo, OVER);
    const { body: asked } = await ask(HERE.bureau_officer, [first.caseNo]);
    const second = await world.open({ code: first.pupil });
    const before = await everything();
    expect(await settle(HERE.bureau_head, 'confirm', asked.id)).toMatchObject({
      status: 409,
      body: { code: 'child_has_open_case' },
    });
    expect(await everything()).toEqual(before);
    expect((await due()).files.find(({ caseNo }) => caseNo === first.caseNo)?.whyNot).toContain(
      second.caseNo,
    );
    await closedLongAgo(world, second.caseNo, 400);
    expect((await settle(HERE.bureau_head, 'confirm', asked.id)).body.code).toBe('other_file_not_over');
    // A program that forgot to ask would be stopped by the register of destruction itself.
    await query(
      `UPDATE second_person_request SET state = 'confirmed', settled_by = 'u-y', settled_at = now() WHERE id = $1`,
      [asked.id],
    );
    await expect(query(`SELECT destroy_case_files($1)`, [asked.id])).rejects.toThrow('another case');
    await closedLongAgo(world, second.caseNo, OVER + 1);
    expect((await ask(HERE.bureau_officer, [first.caseNo])).body.code).toBe('file_of_same_child');
    const both = (await due()).files.find(({ caseNo }) => caseNo === first.caseNo);
    expect(both).toMatchObject({ together: [second.caseNo], whyNot: null });
    const { body } = await ask(HERE.bureau_officer, [first.caseNo, second.caseNo]);
    expect((await settle(HERE.county_leader, 'confirm', body.id)).body.outcome).toEqual({
      destroyed: 2,
      registerRecords: 0,
    });
    expect(await query(`SELECT FROM case_ledger WHERE pupil = $1`, [first.pupil])).toEqual([]);
  });

  it('say to the second person what will be gone', async () => {
    const { body } = await ask(HERE.bureau_officer, [young.caseNo]);
    for (const by of [HERE.bureau_head, HERE.county_leader]) {
      const { body: list } = await world.api.ask<SecondPersonList>(by, 'GET', '/api/second-person');
      const [request] = list.requests.filter(({ id }) => id === body.id);
      expect(request).toMatchObject({
        mayConfirm: true,
        label: '销毁期满案卷',
        reasonLabel: '保存期满，经鉴定准予销毁',
        destruction: { appraisal: APPRAISAL, files: [{ caseNo: young.caseNo }], rule: { keepDays: 10_958 } },
      });
    }
    expect((await settle(HERE.bureau_head, 'decline', body.id)).body.state).toBe('declined');
  });

  it('are gone and recorded both, or neither', async () => {
    const { body } = await ask(HERE.bureau_officer, [grown.caseNo]);
    const before = await everything();
    await query('ALTER TABLE audit_entry RENAME TO audit_entry_away');
    try {
      expect((await settle(HERE.bureau_head, 'confirm', body.id)).status).toBeGreaterThanOrEqual(500);
    } finally {
      await query('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    }
    expect(await everything()).toEqual(before);
    expect((await settle(HERE.bureau_officer, 'withdraw', body.id)).body.state).toBe('withdrawn');
  });

  it('are in no table any more but the audit, the request and the register of destruction', async () => {
    for (const { caseNo } of [grown, young]) {
      expect(await tablesWith(world, caseNo)).toEqual(
        expect.arrayContaining([
          'attachment',
          'case_bundle',
          'case_event',
          'case_ledger',
          'case_opening',
          'case_seen',
          'document',
          'export_file',
          'mail_attempt',
          'mail_outbox',
          'narrative',
        ]),
      );
    }
    const [{ digest }] = (await query(`SELECT case_journal_digest($1) AS digest`, [grown.caseNo])) as [
      { digest: string },
    ];
    const [{ events }] = (await query(
      `SELECT count(*)::integer AS events FROM case_event WHERE case_no = $1`,
      [grown.caseNo],
    )) as unknown as [{ events: number }];
    const opening = await openingOf(world.database.source.manager, grown.caseNo);

    const { body } = await ask(HERE.bureau_officer, [young.caseNo, grown.caseNo]);
    const done = await settle(HERE.bureau_head, 'confirm', body.id);
    expect(done).toMatchObject({
      status: 200,
      body: { state: 'confirmed', outcome: { destroyed: 2, registerRecords: 1 } },
    });

    const left = ['audit_entry', 'destroyed_case', 'second_person_request'];
    for (const { caseNo } of [grown, young]) expect(await tablesWith(world, caseNo)).toEqual(left);
    for (const word of ['司徒望舒', '爷爷说外面能挣钱', '想跟同学一起上学']) {
      expect(await tablesWith(world, word)).toEqual([]);
    }
    // The record of a child that is still in the register stays whole; the other one's is gone with its file.
    expect(await tablesWith(world, '欧阳见微')).toEqual(['pupil']);
    expect(await tablesWith(world, young.pupil)).toEqual(
      expect.arrayContaining(['attendance_day', 'chain_link', 'pupil', 'pupil_home']),
    );
    expect(await tablesWith(world, grown.pupil)).toEqual(['audit_entry', 'export_file']);
    const [file] = await query(`SELECT content, content_key FROM export_file`);
    expect(file).toEqual({ content: null, content_key: null });

    const { cases, total } = await register();
    expect(total).toBe(4);
    expect(cases.find(({ caseNo }) => caseNo === grown.caseNo)).toMatchObject({
      keepDays: 10_958,
      appraisal: APPRAISAL,
      reasonLabel: '保存期满，经鉴定准予销毁',
      request: body.id,
      askedBy: { user: HERE.bureau_officer.user },
      confirmedBy: { user: HERE.bureau_head.user },
      registerRecord: true,
      journalSha256: digest,
      rows: { case_event: events, narrative: 1, document: 1, case_bundle: 1, attachment: 1, mail_attempt: 1 },
    });
    expect(cases.find(({ caseNo }) => caseNo === young.caseNo)?.registerRecord).toBe(false);
    expect((await register(STRANGER)).cases).toEqual([]);
    expect((await ask(HERE.bureau_officer, [grown.caseNo])).body.code).toBe('already_destroyed');

    // The number is given to nobody, not even to a program that has a copy of the case.
    if (!opening) throw new Error('the case had an opening');
    await expect(keepOpening(world.database.source.manager, opening, new Date())).rejects.toThrow(
      'not given again',
    );
  });

  it('leave a register that nobody changes, and an audit that names both and whose file it was', async () => {
    for (const act of [
      'UPDATE destroyed_case SET appraisal = appraisal',
      'DELETE FROM destroyed_case',
      'TRUNCATE destroyed_case',
    ]) {
      await expect(query(act)).rejects.toThrow('append-only');
    }
    const entries = await query<{ action: string; detail: string; subjects: string[]; actor_user: string }>(
      `SELECT action, actor_user, detail, subjects FROM audit_entry
        WHERE result = 'allowed' AND $1 = ANY (subjects) AND detail LIKE 'destroy_case_files%' ORDER BY seq DESC LIMIT 1`,
      [grown.caseNo],
    );
    expect(entries).toEqual([
      {
        action: 'second_person.confirm',
        actor_user: HERE.bureau_head.user,
        detail: `destroy_case_files appraised requested-by:${HERE.bureau_officer.user}`,
        subjects: [grown.caseNo, young.caseNo, grown.pupil, young.pupil].sort(),
      },
    ]);
  });

  it('leave everything that looks through the whole database in working order', async () => {
    const { source } = world.database;
    const chain = await followChain(
      auditChain((sql, given) => source.query(sql, [...given])),
      [],
    );
    expect(chain.whole).toBe(true);
    expect(await world.api.app.get(UnauditedWatch, { strict: false }).found()).toEqual([]);
    await sealEverythingAnew(source.manager);
    expect(await notSealedAnew(source.manager)).toEqual([]);
    expect((await world.api.ask(HERE.bureau_head, 'GET', `/api/cases/${grown.caseNo}`)).status).toBe(503);
  });
});
