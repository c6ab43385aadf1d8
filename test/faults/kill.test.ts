import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { readLauncherEnvironment } from '../../src/config/environment.js';
import { payloadKeysOf } from '../../src/config/payload-keys.js';
import { CASE_STATE_QUERY } from '../../src/contracts/case-messages.js';
import { caseWorkflowId, SEARCH_ATTRIBUTES } from '../../src/contracts/identifiers.js';
import { drillClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import type { CaseState } from '../../src/domain/ladder/case-state.js';
import { ApiClient } from '../../src/launcher/drill/api-client.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { freePorts } from '../../src/launcher/ports.js';
import { SAMPLE_PASSWORD, sampleLogins } from '../../src/launcher/sample/sample-logins.js';
import { seedSampleCounty } from '../../src/launcher/sample/seed-sample-county.js';
import { startStack } from '../../src/launcher/stack.js';
import type { Stack } from '../../src/launcher/stack-options.js';
import { createDataSource, runMigrations } from '../../src/persistence/data-source.js';
import { OWNER } from '../../src/persistence/principal.js';
import { writeSetting } from '../../src/persistence/readers/cases-settings.js';
import { connectClient } from '../../src/temporal/connect.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';

const CASES = 16;
const DAY_MS = 700;
const OPENED_ON = '2025-09-08';

/** Each is killed with -9 while people act and clocks fire; the launcher starts it again, as a service manager would. */
const VICTIMS = ['worker', 'temporal', 'postgres', 'api', 'worker', 'postgres', 'temporal', 'api'] as const;

describe('kill -9 in the middle of a drill', () => {
  let folder: string;
  let stack: Stack;
  let database: DataSource;
  let caseNos: readonly string[];

  beforeAll(async () => {
    if (!existsSync('dist/src/worker/main.js'))
      throw new Error('run npm run build first: this test kills real processes');
    folder = temporaryFolder('faults');
    stack = await startStack({
      ...stackOptionsFrom(
        readLauncherEnvironment(),
        { live: false, portOffset: 0 },
        { onProgress: () => undefined },
      ),
      existing: {},
      dataDirectory: join(folder, 'data'),
      ports: await freePorts(),
      searchAttributes: SEARCH_ATTRIBUTES,
      prepare: async ({ databaseUrl }) => {
        await runMigrations(databaseUrl);
        await seedSampleCounty(databaseUrl);
      },
      services: ['worker', 'api'],
    });
    database = await createDataSource(stack.databaseUrl, 2, OWNER).initialize();
    // The killing of PostgreSQL also ends this pool's idle connections; they are made anew at the next query.
    caseNos = await drillUnderFire();
  }, 240_000);
  afterAll(async () => {
    await database?.destroy();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function drillUnderFire(): Promise<readonly string[]> {
    const clock = drillClock({ startsAtMs: Date.now(), startsOn: plainDate(OPENED_ON), msPerDay: DAY_MS });
    await writeSetting(database.manager, 'clock', clock, new Date());
    const api = new ApiClient(stack.apiUrl, AbortSignal.timeout(200_000));
    const people = await teachersWithPupils(api, CASES);
    const firing = fire();
    const numbers = await Promise.all(
      people.map(async ({ token, pupil }, index) => {
        await sleep(index * 150);
        const opened = await api.post<{ caseNo: string }>('/cases', { pupil, absentSince: OPENED_ON }, token);
        if (!opened.ok) throw new Error(opened.refusal.code);
        const { caseNo } = opened.body;
        for (let call = 0; call < 5; call += 1) {
          const input = { means: 'phone', outcome: 'refused' };
          const done = await api.post(`/cases/${caseNo}/acts/recordContact`, { input }, token);
          if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.message}`);
          await sleep(DAY_MS);
        }
        return caseNo;
      }),
    );
    await firing;
    caseNos = numbers;
    await everyCaseAtTheTownship();
    return numbers;
  }

  /** All cases pass the teacher's and the school's deadlines by the clock alone, as fast as the machine can. */
  async function everyCaseAtTheTownship(): Promise<void> {
    for (let tried = 0; tried < 200; tried += 1) {
      const [below] = await query<{ n: number }>(
        `SELECT count(*)::int AS n FROM case_ledger WHERE case_no = ANY($1) AND rung <> 'township_report'`,
      );
      if (below?.n === 0) return;
      await sleep(500);
    }
  }

  async function fire(): Promise<void> {
    for (const victim of VICTIMS) {
      await sleep(1_200);
      const pid = stack.pid(victim);
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await sleep(1_000);
    }
  }

  async function teachersWithPupils(api: ApiClient, count: number) {
    const people: { token: string; pupil: string }[] = [];
    for (const { login, role, office } of sampleLogins()) {
      if (role !== 'class_teacher' || people.length >= count) continue;
      const token = await api.signIn(login, SAMPLE_PASSWORD);
      const pupils: { code: string }[] = await database.query(
        'SELECT code FROM pupil WHERE school_class = $1 LIMIT 3',
        [office],
      );
      people.push(...pupils.map(({ code }) => ({ token, pupil: code })));
    }
    return people.slice(0, count);
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    for (let tried = 1; ; tried += 1) {
      try {
        return (await database.query(sql, [caseNos])) as Row[];
      } catch (fault) {
        if (tried === 20) throw fault;
        await sleep(500);
      }
    }
  }

  it('loses no act and performs none twice', async () => {
    expect(new Set(caseNos).size).toBe(CASES);
    const acts = await query<{ case_no: string; contacts: number; acts: number }>(
      `SELECT case_no, count(*)::int AS contacts, count(DISTINCT act_id)::int AS acts FROM case_event
       WHERE case_no = ANY($1) AND type = 'ContactRecorded' GROUP BY case_no`,
    );
    expect(acts).toHaveLength(CASES);
    for (const each of acts) expect(each).toMatchObject({ contacts: 5, acts: 5 });
  });

  it('fires every clock once', async () => {
    const rungs = await query<{ case_no: string; rung: string; times: number }>(
      `SELECT case_no, event->>'rung' AS rung, count(*)::int AS times FROM case_event
       WHERE case_no = ANY($1) AND type = 'RungEntered' GROUP BY 1, 2`,
    );
    expect(rungs).toHaveLength(CASES * 3);
    expect(rungs.every((each) => each.times === 1)).toBe(true);
  });

  it('leaves journal, ledger and workflow saying the same', async () => {
    const temporal = await connectClient({
      address: stack.temporalAddress,
      namespace: stack.namespace,
      payloadKeys: payloadKeysOf({ PAYLOAD_KEY: stack.payloadKey, PAYLOAD_KEY_ID: stack.payloadKeyId }),
    });
    // The clocks go on, so what is compared may move while it is read; it must agree within moments.
    let differing: readonly string[] = ['not yet compared'];
    for (let tried = 0; tried < 40 && differing.length > 0; tried += 1) {
      const rows = await query<{ case_no: string; pupil: string; seq: number; events: number; last: number }>(
        `SELECT l.case_no, l.pupil, l.seq, count(e.seq)::int AS events, max(e.seq) AS last
         FROM case_ledger l JOIN case_event e USING (case_no) WHERE l.case_no = ANY($1) GROUP BY l.case_no`,
      );
      expect(rows).toHaveLength(CASES);
      const found = await Promise.all(
        rows.map(async (row) => {
          const handle = temporal.workflow.getHandle(caseWorkflowId(row.pupil));
          const { seq } = await handle.query<CaseState, []>(CASE_STATE_QUERY);
          return row.events === row.last && row.seq === row.last && row.seq === seq ? [] : [row.case_no];
        }),
      );
      differing = found.flat();
      await sleep(100);
    }
    expect(differing).toEqual([]);
    await temporal.connection.close();
  }, 60_000);

  it('mails every duty, and none twice unless marked as uncertain', async () => {
    for (let i = 0; i < 60; i += 1) {
      const [open] = await query<{ n: number }>(
        `SELECT count(*)::int AS n FROM mail_outbox WHERE case_no = ANY($1) AND status IN ('pending', 'sending') AND attempts = 0`,
      );
      if (open?.n === 0) break;
      await sleep(500);
    }
    const duties = await query<{ key: string; status: string }>(
      `SELECT key, status FROM mail_outbox WHERE case_no = ANY($1) AND status IN ('sent', 'uncertain')`,
    );
    expect(duties.length).toBeGreaterThan(CASES * 3);
    const received = (await stack.mails?.mails()) ?? [];
    const times = new Map<string, number>();
    for (const { headers } of received) {
      const duty = headers['x-duty'] ?? '';
      times.set(duty, (times.get(duty) ?? 0) + 1);
    }
    for (const { key, status } of duties) {
      expect(times.get(key) ?? 0).toBeGreaterThanOrEqual(1);
      if (status === 'sent') expect(times.get(key)).toBe(1);
    }
  }, 60_000);
});
