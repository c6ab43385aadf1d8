import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { DataSource } from 'typeorm';
import { inheritedEnvironment, readLauncherEnvironment } from '../../config/environment.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { SEARCH_ATTRIBUTES } from '../../contracts/identifiers.js';
import { createDataSource, runMigrations } from '../../persistence/data-source.js';
import { system } from '../../persistence/principal.js';
import { LaunchError } from '../launch-error.js';
import { stackOptionsFrom } from '../launch-options.js';
import { freePorts } from '../ports.js';
import { startStack } from '../stack.js';
import type { Stack } from '../stack-options.js';
import { writeSetting } from '../../persistence/readers/cases-settings.js';
import { seedSampleCounty } from '../sample/seed-sample-county.js';
import { Inbox } from './inbox.js';

export interface DrillStack {
  readonly stack: Stack;
  readonly database: DataSource;
  readonly calendar: CountyCalendar;
  /** Undefined where a mail server of somebody else's is used. */
  readonly inbox: Inbox | undefined;
  /** Whose children are taken before those of other schools. */
  readonly firstSchool?: string;
  stop(): Promise<void>;
}

interface DrillStackOptions {
  readonly against: string | undefined;
  readonly msPerDay: number;
  readonly plays: number;
  readonly calendar: CountyCalendar;
  readonly onProgress: (message: string) => void;
  readonly signal: AbortSignal;
}

/** Each play takes a child of its own, and not every child lives under the kind of government a play wants. */
const LEAST_PUPILS = 150;
const PUPILS_PER_PLAY = 5;

/** A whole system of its own in a folder that vanishes with it: PostgreSQL, Temporal, mail catcher, worker, API. */
export async function startDrillStack(options: DrillStackOptions): Promise<DrillStack> {
  const { against, plays, calendar, onProgress, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  const servers = serversOf(against);
  const common = stackOptionsFrom(
    readLauncherEnvironment({ ...inheritedEnvironment(), ...servers }),
    { live: false, portOffset: 0 },
    { onProgress, signal },
  );
  const inbox = new Inbox();
  let stack: Stack | undefined;
  let database: DataSource | undefined;
  const stop = async () => {
    await database?.destroy().catch(() => undefined);
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    stack = await startStack({
      ...common,
      existing: against === undefined ? {} : (common.existing ?? {}),
      dataDirectory: join(folder, 'data'),
      ports: await freePorts(),
      mode: 'trial',
      secondsPerDay: options.msPerDay / 1_000,
      searchAttributes: SEARCH_ATTRIBUTES,
      volatile: true,
      onMail: (mail) => {
        inbox.add(mail);
        return { type: 'accept' };
      },
      prepare: async ({ databaseUrl }) => {
        onProgress('preparing the sample county');
        await runMigrations(databaseUrl);
        database = await createDataSource(databaseUrl, 2, system('drill')).initialize();
        await mustBeEmpty(database);
        const county = await seedSampleCounty(databaseUrl, { count: LEAST_PUPILS + PUPILS_PER_PLAY * plays });
        onProgress(`sample county: ${county.pupils} pupils, ${county.logins} logins`);
        await writeSetting(database.manager, 'calendar', calendar, new Date());
      },
      services: ['worker', 'api'],
    });
    return {
      stack,
      database: database as unknown as DataSource,
      calendar,
      inbox: stack.mails && inbox,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Servers are used only when they are asked for: a DATABASE_URL in the shell may be the county's own. */
function serversOf(against: string | undefined): NodeJS.Dict<string> {
  if (against === undefined || against === 'env') return {};
  if (!existsSync(against)) throw new LaunchError(`--against: there is no file ${against}.`);
  return parseEnv(readFileSync(against, 'utf8'));
}

/** A drill writes invented children and a false clock: never beside real cases. */
async function mustBeEmpty(database: DataSource): Promise<void> {
  const [found] = await database.query<{ used: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM pupil) OR EXISTS (SELECT 1 FROM case_ledger) OR EXISTS (SELECT 1 FROM account) AS used`,
  );
  if (found?.used)
    throw new LaunchError('This database holds children, cases or accounts. Give the drill an empty one.');
}
