import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { readEnvironment, readLauncherEnvironment } from '../../src/config/environment.js';
import { stackOptionsFrom } from '../../src/launcher/launch-options.js';
import { freePorts } from '../../src/launcher/ports.js';
import { startStack } from '../../src/launcher/stack.js';
import type { Stack, StackOptions } from '../../src/launcher/stack-options.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the embedded stack', () => {
  let folder: string;
  let options: StackOptions;
  let stack: Stack | undefined;

  beforeEach(async () => {
    folder = temporaryFolder('stack');
    options = {
      ...stackOptionsFrom(
        readLauncherEnvironment(),
        { live: false, portOffset: 0 },
        { onProgress: () => undefined },
      ),
      existing: {},
      dataDirectory: join(folder, 'data'),
      ports: await freePorts(),
      searchAttributes: { CaseStage: 'Keyword', DueAt: 'Datetime', Stuck: 'Bool', StepCount: 'Int' },
    };
  });
  afterEach(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hands its services an environment they accept', async () => {
    stack = await startStack({ ...options, volatile: true });
    expect(readEnvironment(stack.environment)).toMatchObject({
      DATABASE_URL: stack.databaseUrl,
      TEMPORAL_ADDRESS: stack.temporalAddress,
      SMTP_URL: stack.smtpUrl,
      MODE: 'trial',
      DATA_DIR: join(folder, 'data'),
    });
  }, 90_000);

  it('knows the search attributes, and finds a workflow again after Temporal was killed', async () => {
    stack = await startStack(options);
    const { temporalAddress } = stack;
    await withClient(temporalAddress, (client) =>
      client.workflow.start('nobody', { workflowId: 'case-1', taskQueue: 'none', args: [] }),
    );
    process.kill(stack.pid('temporal') as number, 'SIGKILL');
    await eventually(() =>
      withClient(temporalAddress, async (client) => {
        const { status } = await client.workflow.getHandle('case-1').describe();
        expect(status.name).toBe('RUNNING');
        // An attribute the server does not know would be an error.
        expect(
          await client.workflow.count(`CaseStage = 'alert' AND StepCount > 1 AND Stuck = true`),
        ).toBeDefined();
      }),
    );
  }, 90_000);

  it('keeps secrets and data over a restart, and also learns attributes that are new', async () => {
    const first = await startStack(options);
    await withClient(first.temporalAddress, (client) =>
      client.workflow.start('nobody', { workflowId: 'case-1', taskQueue: 'none', args: [] }),
    );
    await first.stop();
    stack = await startStack({
      ...options,
      searchAttributes: { ...options.searchAttributes, Regime: 'Keyword' },
    });
    expect([stack.databaseUrl, stack.payloadKey]).toEqual([first.databaseUrl, first.payloadKey]);
    await withClient(stack.temporalAddress, async (client) => {
      expect((await client.workflow.getHandle('case-1').describe()).status.name).toBe('RUNNING');
      expect(await client.workflow.count(`Regime = 'x'`)).toBeDefined();
    });
  }, 120_000);

  it('starts nothing that exists already, and stops what it did start when a later step fails', async () => {
    const existing = { databaseUrl: 'postgres://a:b@127.0.0.1:1/c', temporalAddress: '127.0.0.1:2' };
    const failing = startStack({
      ...options,
      existing,
      searchAttributes: {},
      temporalCli: () => Promise.reject(new Error('must not be asked')),
      prepare: async ({ databaseUrl, temporalAddress }) => {
        expect({ databaseUrl, temporalAddress }).toEqual(existing);
        throw new Error('migration failed');
      },
    });
    await expect(failing).rejects.toThrow('migration failed');
    // The lock and the ports are free again.
    stack = await startStack({ ...options, existing, searchAttributes: {} });
    expect(stack.pid('postgres')).toBeUndefined();
  });
});

async function withClient<Result>(
  address: string,
  act: (client: Client) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    return await act(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

async function eventually(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
