import { PRESENT_PROCEDURE } from '../../src/domain/ladder/procedure.js';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import nodemailer from 'nodemailer';
import type { DataSource } from 'typeorm';
import { MailLoop } from '../../activities/mail/mail-loop.js';
import { payloadKeysOf, type PayloadKeySettings } from '../../src/config/payload-keys.js';
import { readLauncherEnvironment } from '../../src/config/environment.js';
import {
  CASE_STATE_QUERY,
  CASE_VIEW_QUERY,
  REPORT_ABSENCE_UPDATE,
  type CaseInput,
  type ReportAnswer,
} from '../../src/contracts/case-messages.js';
import {
  CASE_WORKFLOW,
  caseWorkflowId,
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
} from '../../src/contracts/identifiers.js';
import type { Actor } from '../../src/domain/access/role.js';
import { drillClock, type CaseClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import type { ActName } from '../../src/domain/ladder/acts/act-names.js';
import type { Opening } from '../../src/domain/ladder/case-events.js';
import type { CaseState } from '../../src/domain/ladder/case-state.js';
import type { CaseView } from '../../src/domain/ladder/case-view.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { freePorts } from '../../src/launcher/ports.js';
import { startStack } from '../../src/launcher/stack.js';
import type { Stack, StackOptions } from '../../src/launcher/stack-options.js';
import { createDataSource, runMigrations } from '../../src/persistence/data-source.js';
import { OWNER, system } from '../../src/persistence/principal.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { connectClient, type TemporalSettings } from '../../src/temporal/connect.js';
import { createCaseWorker } from '../../src/worker/case-worker.js';
import { startCountyRounds } from '../../src/worker/county/county-rounds.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';
import { PLACE } from './people.js';
import { testCalendar } from './test-calendar.js';
import { workflowBundle } from './workflow-bundle.js';

// The SDK tells every change of a worker's state; in a test's output that only hides what failed.
Runtime.install({ logger: new DefaultLogger('ERROR') });

/** A day of the tests' drill clock: long enough that an act meant for a day still falls into it. */
export const DAY_MS = 300;

interface Services {
  readonly client: Client;
  readonly temporal: TemporalSettings;
  readonly stop: () => Promise<void>;
}

async function startServices(stack: Stack, payloadKeys: TemporalSettings['payloadKeys']): Promise<Services> {
  const temporal: TemporalSettings = {
    address: stack.temporalAddress,
    namespace: stack.namespace,
    payloadKeys,
  };
  const database = await createDataSource(stack.databaseUrl, 10, system('worker')).initialize();
  const transport = nodemailer.createTransport(stack.smtpUrl, {});
  const mails = new MailLoop(
    database,
    { transport, from: 'office@county.example', publicUrl: 'http://console.example' },
    () => undefined,
  );
  const { worker, connection } = await createCaseWorker({
    temporal,
    database,
    workflowBundle: await workflowBundle(),
    onJournaled: () => mails.poke(),
  });
  const polling = worker.run();
  const client = await connectClient(temporal);
  const rounds = startCountyRounds(database, client, () => undefined);
  const stop = async () => {
    worker.shutdown();
    await polling;
    await rounds.stop();
    await mails.stop();
    transport.close();
    await connection.close();
    await client.connection.close();
    await database.destroy();
  };
  return { client, temporal, stop };
}

/** Real PostgreSQL, real Temporal, real SMTP and a worker in this process, with a case or many in it. */
export class CaseWorld {
  private cases = 0;
  private services!: Services;

  private constructor(
    readonly stack: Stack,
    readonly database: DataSource,
    private readonly folder: string,
  ) {}

  static async start(overrides: Partial<StackOptions> = {}): Promise<CaseWorld> {
    const folder = temporaryFolder('case-world');
    const stack = await startStack({
      ...stackOptionsFrom(
        readLauncherEnvironment(),
        { live: false, portOffset: 0 },
        { onProgress: () => undefined },
      ),
      existing: {},
      dataDirectory: path.join(folder, 'data'),
      ports: await freePorts(),
      searchAttributes: SEARCH_ATTRIBUTES,
      volatile: true,
      ...overrides,
    });
    await runMigrations(stack.databaseUrl);
    const world = new CaseWorld(
      stack,
      await createDataSource(stack.databaseUrl, 10, OWNER).initialize(),
      folder,
    );
    await world.serve({ PAYLOAD_KEY: stack.payloadKey, PAYLOAD_KEY_ID: stack.payloadKeyId });
    return world;
  }

  get client(): Client {
    return this.services.client;
  }

  get temporal(): TemporalSettings {
    return this.services.temporal;
  }

  /** Ends worker and client and starts them with other keys, as an operator does who replaces `PAYLOAD_KEY`. */
  async restartWith(keys: PayloadKeySettings): Promise<void> {
    await this.services.stop();
    await this.serve(keys);
  }

  /** Ends worker and client and leaves the servers: what is left when an engine has been lost. */
  async endServices(): Promise<void> {
    await this.services.stop();
    this.services = { ...this.services, stop: async () => undefined };
  }

  async stop(): Promise<void> {
    await this.services.stop();
    await this.database.destroy();
    await this.stack.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async serve(keys: PayloadKeySettings): Promise<void> {
    this.services = await startServices(this.stack, payloadKeysOf(keys));
  }

  /** An opening on a drill clock that begins now on `startsOn`. */
  opening(startsOn: string, overrides: Partial<Opening> = {}, msPerDay = DAY_MS): Opening {
    this.cases += 1;
    const clock: CaseClock = drillClock({ startsAtMs: Date.now(), startsOn: plainDate(startsOn), msPerDay });
    return {
      caseNo: `NOL-2025-${String(this.cases).padStart(6, '0')}`,
      pupil: `p-${process.pid}-${this.cases}`,
      previousCaseNo: null,
      place: PLACE,
      policy: policyById('default'),
      calendar: testCalendar,
      clock,
      absentSince: plainDate(startsOn),
      origin: 'teacher_report',
      confirmed: true,
      procedure: PRESENT_PROCEDURE,
      ...overrides,
    };
  }

  async open(opening: Opening, by: Actor | null, actId = `open-${opening.caseNo}`): Promise<ReportAnswer> {
    const input: CaseInput = { kind: 'new', opening, by, actId };
    return this.client.workflow.executeUpdateWithStart<
      (input: CaseInput) => Promise<unknown>,
      ReportAnswer,
      [{ actId: string }]
    >(REPORT_ABSENCE_UPDATE, {
      updateId: actId,
      args: [{ actId }],
      startWorkflowOperation: new WithStartWorkflowOperation(CASE_WORKFLOW, {
        workflowId: caseWorkflowId(opening.pupil),
        taskQueue: TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });
  }

  /** @returns the view after the act, or the refusal. */
  async act(
    pupil: string,
    act: ActName,
    input: object,
    actor: Actor,
    actId?: string,
  ): Promise<{ view: CaseView; refusal: null } | { view: null; refusal: Refusal }> {
    try {
      const view = await this.handle(pupil).executeUpdate<CaseView, [unknown]>(act, {
        ...(actId ? { updateId: actId } : {}),
        args: [{ input, actor }],
      });
      return { view, refusal: null };
    } catch (fault) {
      return { view: null, refusal: refusalOf(fault) };
    }
  }

  handle(pupil: string) {
    return this.client.workflow.getHandle(caseWorkflowId(pupil));
  }

  view(pupil: string): Promise<CaseView> {
    return this.handle(pupil).query<CaseView, []>(CASE_VIEW_QUERY);
  }

  state(pupil: string): Promise<CaseState> {
    return this.handle(pupil).query<CaseState, []>(CASE_STATE_QUERY);
  }

  /** Waits on the drill clock until the case's date has come. */
  async until(opening: Opening, date: PlainDate | string): Promise<void> {
    const { clock } = opening;
    const { startOf } = await import('../../src/domain/calendar/case-clock.js');
    const wait = startOf(clock, plainDate(date)) - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait + 5));
  }

  /** The journal in order, as far as it has been written; `what` is what a clock's event is about. */
  async journal(caseNo: string): Promise<readonly JournalLine[]> {
    return this.database.query(
      `SELECT seq, type, via, event->>'what' AS what FROM case_event WHERE case_no = $1 ORDER BY seq`,
      [caseNo],
    );
  }
}

export interface JournalLine {
  readonly seq: number;
  readonly type: string;
  readonly via: string;
  readonly what: string | null;
}

/** The refusal inside a failed update; anything else is thrown on. */
export function refusalOf(fault: unknown): Refusal {
  if (fault instanceof WorkflowUpdateFailedError && fault.cause instanceof ApplicationFailure) {
    const [refusal] = fault.cause.details ?? [];
    if (fault.cause.type === 'Refusal') return refusal as Refusal;
  }
  throw fault;
}

/** Repeats an expectation until it holds or ten seconds are over. */
export async function eventually<T>(expectation: () => Promise<T>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (fault) {
      if (Date.now() > end) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
