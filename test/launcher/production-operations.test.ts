import { execFile } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readLauncherEnvironment } from '../../src/config/environment.js';
import { NEVER_BY_SIGNAL } from '../../src/domain/access/act-permissions.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';
import {
  databaseQueries,
  documentedNever,
  documentedSignals,
  visibilityQueries,
} from './production-operations-page.js';
import { temporaryFolder } from './temporary-folder.js';

/** Everything docs/operations.md tells an operator to type is typed here. */
describe('the operations page', () => {
  let world: CaseWorld;
  let folder: string;
  let type: (command: string) => Promise<unknown>;
  let caseNo: string;

  beforeAll(async () => {
    world = await CaseWorld.start();
    folder = temporaryFolder('operations-page');
    const flags = { live: false, portOffset: 0 };
    const { temporalCli } = stackOptionsFrom(readLauncherEnvironment(), flags, {
      onProgress: () => undefined,
    });
    symlinkSync(await temporalCli(), join(folder, 'temporal'));
    const env = {
      PATH: `${folder}:/usr/bin:/bin`,
      HOME: folder,
      TEMPORAL_ADDRESS: world.temporal.address,
      TEMPORAL_NAMESPACE: world.temporal.namespace,
    };
    type = (command) => promisify(execFile)('/bin/sh', ['-euc', command], { env });
    const opening = world.opening('2025-09-08', { pupil: 'p-1001' }, 60_000);
    caseNo = opening.caseNo;
    await world.open(opening, person('class_teacher'));
  }, 90_000);

  afterAll(async () => {
    await world?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('has queries, questions and signals to try', () => {
    expect(visibilityQueries.length).toBeGreaterThan(10);
    expect(databaseQueries.length).toBeGreaterThan(4);
    expect(documentedSignals.accepted.length).toBeGreaterThan(1);
    expect(documentedSignals.refused).toHaveLength(1);
  });

  it.each(visibilityQueries)('asks Temporal: %s', async (query) => {
    expect((await world.client.workflow.count(query)).count).toBeGreaterThanOrEqual(0);
    for await (const _found of world.client.workflow.list({ query })) break;
  });

  it.each(databaseQueries)('asks the database: %s', async (query) => {
    expect(await world.database.query(query)).toEqual(expect.any(Array));
  });

  it('finds a case by its number and by its child', async () => {
    for (const query of visibilityQueries.filter((each) => /CaseNo =|WorkflowId =/.test(each)))
      await eventually(async () => expect((await world.client.workflow.count(query)).count).toBe(1));
  });

  it.each(documentedSignals.accepted)('acts for somebody: $input.act', async ({ command }) => {
    const before = (await world.journal(caseNo)).filter(({ via }) => via === 'operator').length;
    await type(command);
    await eventually(async () => {
      const events = await world.journal(caseNo);
      expect(events.filter(({ via }) => via === 'operator').length).toBeGreaterThan(before);
      expect(events.filter(({ type }) => type === 'SignalRefused')).toEqual([]);
    });
  });

  it.each(documentedSignals.refused)('refuses $input.act, visibly', async ({ command }) => {
    await type(command);
    await eventually(async () => {
      const refusals: unknown = await world.database.query(
        `SELECT event #>> '{refusal,code}' AS code FROM case_event WHERE case_no = $1 AND type = 'SignalRefused'`,
        [caseNo],
      );
      expect(refusals).toEqual([{ code: 'not_by_signal' }]);
    });
    const [details] = await currentDetails();
    expect(details).toContain('信号未采用');
  });

  it('names every act that no signal can do', () => {
    expect(documentedNever).toEqual(NEVER_BY_SIGNAL);
  });

  async function currentDetails(): Promise<readonly string[]> {
    const metadata = await world
      .handle('p-1001')
      .query<{ currentDetails?: string }, []>('__temporal_workflow_metadata');
    return [metadata.currentDetails ?? ''];
  }
});
