import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { readLauncherEnvironment } from '../../src/config/environment.js';
import { payloadKeysOf } from '../../src/config/payload-keys.js';
import type { CaseInput } from '../../src/contracts/case-messages.js';
import type { DrillClockAnswer } from '../../src/contracts/http-schemas-oversight.js';
import {
  CASE_WORKFLOW,
  caseWorkflowId,
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
} from '../../src/contracts/identifiers.js';
import type { CaseClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { ApiClient } from '../../src/launcher/drill/api-client.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { freePorts } from '../../src/launcher/ports.js';
import { SAMPLE_PASSWORD, sampleLogins } from '../../src/launcher/sample/sample-logins.js';
import { seedSampleCounty } from '../../src/launcher/sample/seed-sample-county.js';
import { startStack } from '../../src/launcher/stack.js';
import type { Stack } from '../../src/launcher/stack-options.js';
import { createDataSource, runMigrations } from '../../src/persistence/data-source.js';
import { OWNER } from '../../src/persistence/principal.js';
import { readSetting } from '../../src/persistence/readers/cases-settings.js';
import { countyWord, hearing } from '../../src/persistence/readers/county-word.js';
import { PRESENT_PROCEDURE } from '../../src/domain/ladder/procedure.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { connectClient } from '../../src/temporal/connect.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';
import { PLACE } from '../support/people.js';
import { testCalendar } from '../support/test-calendar.js';

/** A county of 2,000 is told in the same way: `TELL_CASES=2000`. */
const CASES = Number(process.env['TELL_CASES'] ?? 60);
const PATIENCE_MS = 60_000 + CASES * 300;

/** Publishing must not depend on the process that was asked to publish, nor on the one that tells. */
describe('kill -9 while every open case is being told', () => {
  let folder: string;
  let stack: Stack;
  let database: DataSource;
  let client: Client;

  beforeAll(async () => {
    if (!existsSync('dist/src/worker/main.js'))
      throw new Error('run npm run build first: this test kills real processes');
    folder = temporaryFolder('telling');
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
      secondsPerDay: 43_200,
      prepare: async ({ databaseUrl }) => {
        await runMigrations(databaseUrl);
        await seedSampleCounty(databaseUrl, { count: 20 });
      },
      services: ['worker', 'api'],
    });
    database = await createDataSource(stack.databaseUrl, 2, OWNER).initialize();
    client = await connectClient({
      address: stack.temporalAddress,
      namespace: stack.namespace,
      payloadKeys: payloadKeysOf({ PAYLOAD_KEY: stack.payloadKey, PAYLOAD_KEY_ID: stack.payloadKeyId }),
    });
    await openCases();
  }, 120_000 + PATIENCE_MS);
  afterAll(async () => {
    await client?.connection.close();
    await database?.destroy();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Straight into the engine: how cases are opened is not what is tested. */
  async function openCases(): Promise<void> {
    const clock = (await readSetting<CaseClock>(database.manager, 'clock')) as CaseClock;
    const numbers = Array.from({ length: CASES }, (_, index) => index + 1).values();
    const open = async () => {
      for (const number of numbers) {
        const pupil = `p-told-${number}`;
        const opening = {
          caseNo: `NOL-2025-9${String(number).padStart(5, '0')}`,
          pupil,
          previousCaseNo: null,
          place: PLACE,
          policy: policyById('default'),
          procedure: PRESENT_PROCEDURE,
          calendar: testCalendar,
          clock,
          absentSince: plainDate('2025-09-08'),
          origin: 'teacher_report' as const,
          confirmed: true,
        };
        const input: CaseInput = { kind: 'new', opening, by: null, actId: `open-${number}` };
        await client.workflow.start<(input: CaseInput) => Promise<unknown>>(CASE_WORKFLOW, {
          workflowId: caseWorkflowId(pupil),
          taskQueue: TASK_QUEUE,
          args: [input],
        });
      }
    };
    await Promise.all(Array.from({ length: 12 }, open));
    await until(async () => {
      const [row] = await query<{ n: number }>(
        `SELECT count(*)::int AS n FROM case_ledger WHERE pupil LIKE 'p-told-%'`,
      );
      return row?.n === CASES;
    });
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    return (await database.query(sql)) as Row[];
  }

  async function until(what: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await what())) {
      if (Date.now() > end) throw new Error('it never came to that');
      await sleep(20);
    }
  }

  const waiting = async () => (await hearing(database.manager, await countyWord(database.manager))).waiting;
  const kill = (name: 'api' | 'worker') => {
    const pid = stack.pid(name);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };

  it(
    'tells each of them once, though the API dies as it has published and the worker in the middle',
    async () => {
      const bureau = sampleLogins().find(({ role }) => role === 'bureau_officer');
      const api = new ApiClient(stack.apiUrl, AbortSignal.timeout(PATIENCE_MS));
      const token = await api.signIn(bureau?.login ?? '', SAMPLE_PASSWORD);
      const began = Date.now();
      const lost = fetch(`${stack.apiUrl}/api/drill/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ secondsPerDay: 40_000 }),
      }).then(
        () => 'answered',
        () => 'cut off',
      );
      await until(async () => (await countyWord(database.manager)).clock !== undefined);
      kill('api');
      expect(await lost).toBe('cut off');
      await until(async () => (await waiting()) < CASES * 0.7);
      const half = await waiting();
      kill('worker');
      expect(half).toBeGreaterThan(0);
      await until(async () => (await waiting()) === 0);
      process.stdout.write(
        `    ${CASES} cases told in ${Date.now() - began} ms, ${half} of them after the kill\n`,
      );

      const told = await query<{ cases: number; times: number }>(
        `SELECT count(DISTINCT case_no)::int AS cases, count(*)::int AS times FROM case_event WHERE type = 'ClockSet'`,
      );
      expect(told).toEqual([{ cases: CASES, times: CASES }]);
      const shown = await api.get<DrillClockAnswer>('/drill/clock', token);
      expect(shown.ok && shown.body).toMatchObject({
        secondsPerDay: 40_000,
        cases: { open: CASES, waiting: 0 },
      });
    },
    60_000 + PATIENCE_MS,
  );
});
