import { RetentionKeeper } from '../../../src/api/retention/retention-keeper.js';
import type { RetentionReport } from '../../../src/contracts/http-schemas-retention.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { eraseOver } from '../../../src/persistence/readers/retention.js';
import { readRetentionRules, rulesInForce } from '../../../src/policies/retention/retention-rules.js';
import { enrol, HERE } from '../support/sample-county.js';
import { QuietWorld } from '../support/quiet-world.js';

describe('what has been kept long enough', () => {
  let world: QuietWorld;
  let keeper: RetentionKeeper;
  let free: string;
  let inCase: string;
  beforeAll(async () => {
    world = await QuietWorld.start();
    keeper = world.api.app.get(RetentionKeeper, { strict: false });
    const { source } = world.database;
    free = await enrol(source);
    inCase = (await world.open()).pupil;
    for (const [pupil, days] of [
      [free, 500],
      [free, 100],
      [inCase, 500],
    ] as const) {
      await source.query(
        `INSERT INTO attendance_day (pupil, date, kind, recorded_by, recorded_at)
         VALUES ($1, current_date - $2::integer, 'truant', 'u-x', now())`,
        [pupil, days],
      );
    }
    await world.api.ask(HERE.principal, 'GET', '/api/me');
    for (const days of [400, 10]) {
      await source.query(
        `INSERT INTO session (token_hash, account, created_at, expires_at, seen_at)
         VALUES ($1, $2, now(), now() - make_interval(days => $3), now())`,
        [`old-${days}`, HERE.principal.user, days],
      );
      await source.query(
        `INSERT INTO login_failure (login_hash, failures, last_at) VALUES ($1, 1, now() - make_interval(days => $2))`,
        [`failure-${days}`, days],
      );
      await source.query(
        `INSERT INTO import_batch (kind, imported_by, imported_at, file_sha256, counts)
         VALUES ('roster', 'u-x', now() - make_interval(days => $1), 'x', '{}')`,
        [days * 3],
      );
    }
    const closed = (await world.open()).caseNo;
    await source.query(
      `UPDATE case_ledger SET standing = 'closed', closed_on = current_date - 20000 WHERE case_no = $1`,
      [closed],
    );
  }, 60_000);
  afterAll(() => world?.stop());

  const report = async () => {
    const { body } = await world.api.ask<RetentionReport>(HERE.bureau_head, 'GET', '/api/retention');
    return Object.fromEntries(body.rules.map(({ what, due }) => [what, due]));
  };
  const count = async (table: string) => {
    const [{ rows }] = await world.database.source.query(`SELECT count(*)::integer AS rows FROM ${table}`);
    return rows as number;
  };
  const DUE = {
    sessions: 1,
    login_failures: 1,
    export_contents: 0,
    import_batches: 1,
    attendance_without_case: 1,
    closed_case_files: 1,
    pupil_records: 0,
  };

  it('is counted before anything goes, and asking erases nothing', async () => {
    expect(await report()).toEqual(DUE);
    expect(await report()).toEqual(DUE);
    expect((await world.api.ask(HERE.principal, 'GET', '/api/retention')).status).toBe(403);
  });

  it('goes by its rule, once, and says so in the audit; cases and the audit stay', async () => {
    const [cases, events, audit] = [
      await count('case_ledger'),
      await count('case_event'),
      await count('audit_entry'),
    ];
    const { export_contents: _none, closed_case_files: _kept, pupil_records: _never, ...erased } = DUE;
    expect(await keeper.erase()).toEqual(erased);
    expect(await keeper.erase()).toEqual({});
    expect(await report()).toEqual({
      ...Object.fromEntries(Object.keys(DUE).map((what) => [what, 0])),
      closed_case_files: 1,
    });
    expect([await count('case_ledger'), await count('case_event')]).toEqual([cases, events]);
    expect(await count('audit_entry')).toBeGreaterThan(audit);
    const entries = await world.database.source.query(
      `SELECT object, detail FROM audit_entry WHERE action = 'retention.erase' ORDER BY object`,
    );
    expect(entries.map(({ object }: { object: string }) => object)).toEqual(Object.keys(erased).sort());
    expect(entries[0].detail).toContain('rows:1 keep-days:400');
    // Whoever has a case keeps the days it rests on, and whoever is signed in stays so.
    const days = await world.database.source.query(`SELECT pupil FROM attendance_day ORDER BY pupil`);
    expect(days.map(({ pupil }: { pupil: string }) => pupil).sort()).toEqual([free, inCase].sort());
    expect((await world.api.ask(HERE.principal, 'GET', '/api/me')).status).toBe(200);
  });

  it('never goes by time alone where people must look first', async () => {
    expect(await eraseOver(world.database.source.manager, 'closed_case_files', new Date())).toBe(0);
  });

  it('follows the rule of the day, each with what it rests on', () => {
    const rules = readRetentionRules(`rules:
      - { what: sessions, label: a, from: 2025-01-01, keepDays: 183, source: s }
      - { what: sessions, label: b, from: 2026-06-01, keepDays: 400, source: s }`);
    expect(rulesInForce(rules, plainDate('2024-12-31'))).toEqual([]);
    expect(rulesInForce(rules, plainDate('2026-05-31'))[0]?.keepDays).toBe(183);
    expect(rulesInForce(rules, plainDate('2026-06-01'))[0]?.keepDays).toBe(400);
    expect(() =>
      readRetentionRules('rules: [{ what: audit, label: a, from: 2025-01-01, keepDays: 1, source: s }]'),
    ).toThrow();
    expect(() =>
      readRetentionRules('rules: [{ what: sessions, label: a, from: 2025-02-30, keepDays: 1, source: s }]'),
    ).toThrow();
    expect(readRetentionRules().length).toBe(7);
  });
});
