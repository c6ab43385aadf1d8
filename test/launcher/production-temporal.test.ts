import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { openDataDirectory } from '../../src/launcher/data-directory.js';
import { startPostgres, type RunningPostgres } from '../../src/launcher/embedded-postgres.js';
import { freePorts } from '../../src/launcher/ports.js';
import { freeLocalPorts } from '../../src/launcher/production/free-ports.js';
import { isWorkerPolling } from '../../src/launcher/production/polling-worker.js';
import { engineDatabases, prepareDatabases } from '../../src/launcher/production/prepare-databases.js';
import { provisionServer } from '../../src/launcher/production/provision-server.js';
import { databaseNames, databaseRoles } from '../../src/launcher/production/release.js';
import {
  startProductionTemporal,
  type ProductionTemporal,
} from '../../src/launcher/production/start-production-temporal.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';
import { temporaryFolder } from './temporary-folder.js';
import { readCompose } from './compose-file.js';
import { visibilityQueries } from './production-operations-page.js';
import { serverProvision, whyNoProductionServer } from './production-programs.js';

const PASSWORD = 'a-password-for-this-test-only';
const reason = whyNoProductionServer();
if (reason !== undefined) process.stderr.write(`· the production Temporal server is not tried: ${reason}\n`);

(reason === undefined ? describe : describe.skip)('the production Temporal server on PostgreSQL', () => {
  let folder: string;
  let postgres: RunningPostgres;
  let temporal: ProductionTemporal;
  let world: CaseWorld;
  let start: () => Promise<ProductionTemporal>;

  beforeAll(async () => {
    folder = temporaryFolder('production-temporal');
    const programs = await provisionServer({
      ...serverProvision(),
      onProgress: (message) => process.stderr.write(`· ${message}\n`),
    });
    const data = openDataDirectory(join(folder, 'servers'));
    const supervision = { runDirectory: data.run, logDirectory: data.logs };
    postgres = await startPostgres({
      dataRoot: data.root,
      port: (await freePorts()).postgres,
      password: PASSWORD,
      supervision,
      volatile: true,
    });
    await prepareDatabases(postgres.url, engineDatabases(PASSWORD));
    // Twice, because every `docker compose up` runs it again.
    for (let run = 1; run <= 2; run += 1) await runSchemaJob(programs.sqlTool, postgres.url, folder);
    const [port] = await freeLocalPorts(1);
    start = () =>
      startProductionTemporal({
        programs,
        adminUrl: postgres.url,
        port,
        namespace: 'default',
        directory: data.root,
        supervision,
      });
    temporal = await start();
    world = await CaseWorld.start({
      existing: { databaseUrl: postgres.url, temporalAddress: temporal.address },
    });
  }, 900_000);

  afterAll(async () => {
    await world?.stop();
    await temporal?.process.stop();
    await postgres?.process.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('opens a case with update-with-start, performs acts, refuses others, and is journaled', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    expect((await world.open(opening, person('class_teacher'))).opened).toBe(true);
    expect((await world.open(opening, person('class_teacher'), 'again')).opened).toBe(false);

    const contact = { means: 'phone', outcome: 'refused' };
    const done = await world.act(opening.pupil, 'recordContact', contact, person('class_teacher'));
    expect(done.view?.contacts).toBe(1);
    const refused = await world.act(opening.pupil, 'draftPaper', { kind: 'order' }, person('township_cadre'));
    expect(refused.refusal).toMatchObject({ code: 'wrong_rung' });
    await eventually(async () => {
      const types = (await world.journal(opening.caseNo)).map((event) => event.type);
      expect(types).toContain('ContactRecorded');
    });
  });

  it('finds a case by every attribute an operator searches by', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    const { county, township, school } = opening.place;
    await eventually(async () => {
      const query = [
        `CaseNo = "${opening.caseNo}"`,
        'CaseStanding = "climbing" AND CaseRung = "teacher_contact"',
        'AwaitingRole = "class_teacher" AND AwaitedStep = "contact"',
        `CountyCode = "${county}" AND TownshipCode = "${township}" AND SchoolCode = "${school}"`,
        'Regime = "default" AND Stuck = false AND StuckSince IS NULL',
        'DueAt > "2025-09-08T00:00:00Z"',
      ].join(' AND ');
      expect((await world.client.workflow.count(query)).count).toBe(1);
    });
  });

  it.each(visibilityQueries)('answers the operator who asks: %s', async (query) => {
    expect((await world.client.workflow.count(query)).count).toBeGreaterThanOrEqual(0);
  });

  it('lets the clock escalate by itself', async () => {
    const opening = world.opening('2025-09-08');
    await world.open(opening, person('class_teacher'));
    await world.until(opening, '2025-10-20');
    await eventually(async () => expect((await world.view(opening.pupil)).rung).toBe('township_report'));
  });

  it('knows the worker of this host, and no other', async () => {
    const { address } = temporal;
    await eventually(async () => expect(await isWorkerPolling(address, 'default')).toBe(true));
    expect(await isWorkerPolling(address, 'default', 'somewhere-else')).toBe(false);
  });

  it('lets nobody but the engine into its databases', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    const { rows } = await admin.query(
      `SELECT datname FROM pg_database
       WHERE datname = ANY($1) AND has_database_privilege($2, datname, 'CONNECT')
         AND NOT EXISTS (SELECT 1 FROM aclexplode(datacl) WHERE grantee = 0)`,
      [[databaseNames.temporal, databaseNames.visibility], databaseRoles.temporal],
    );
    await admin.end();
    expect(rows).toHaveLength(2);
  });

  it('goes on after the server was killed', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    temporal.process.killGroup();
    const contact = { means: 'phone', outcome: 'refused' };
    await eventually(async () => {
      const { view } = await world.act(
        opening.pupil,
        'recordContact',
        contact,
        person('class_teacher'),
        'once-in-spite-of-the-kill',
      );
      expect(view?.contacts).toBe(1);
    }, 60_000);
    await eventually(async () => {
      const types = (await world.journal(opening.caseNo)).map((event) => event.type);
      expect(types.filter((type) => type === 'ContactRecorded')).toHaveLength(1);
    });
  }, 90_000);

  it('goes on after PostgreSQL was killed under it', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    postgres.process.killGroup();
    const contact = { means: 'phone', outcome: 'refused' };
    await eventually(async () => {
      const { view } = await world.act(
        opening.pupil,
        'recordContact',
        contact,
        person('class_teacher'),
        'once-in-spite-of-both',
      );
      expect(view?.contacts).toBe(1);
    }, 60_000);
    await eventually(async () => {
      const types = (await world.journal(opening.caseNo)).map((event) => event.type);
      expect(types.filter((type) => type === 'ContactRecorded')).toHaveLength(1);
    }, 60_000);
  }, 130_000);

  it('finds its cases again after an orderly stop and start', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    await temporal.process.stop();
    temporal = await start();
    await eventually(async () => {
      expect((await world.view(opening.pupil)).caseNo).toBe(opening.caseNo);
    }, 60_000);
  }, 120_000);
});

/** The very script of docker-compose.yml, with the tool of the same version under the name it has in the image. */
async function runSchemaJob(sqlTool: string, postgresUrl: string, folder: string): Promise<void> {
  const job = readCompose().services['temporal-schema'];
  const [shell = '', ...flags] = job?.entrypoint ?? [];
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const named = join(bin, 'temporal-sql-tool');
  if (!existsSync(named)) symlinkSync(sqlTool, named);
  const { hostname, port } = new URL(postgresUrl);
  const here = { SQL_HOST: hostname, SQL_PORT: port, SQL_PASSWORD: PASSWORD, PATH: `${bin}:/usr/bin:/bin` };
  await promisify(execFile)(shell, [...flags, ...(job?.command ?? [])], {
    env: { ...job?.environment, ...here },
  });
}
