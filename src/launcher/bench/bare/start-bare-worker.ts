import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '../../../worker/bundle-workflows.js';
import { SupervisedProcess, type Supervision } from '../../processes.js';
import type { Stack } from '../../stack-options.js';

/** Bundles the bare workflow and starts its worker beside ours, in the same way. */
export async function startBareWorker(
  stack: Stack,
  dataDirectory: string,
  { onEvent, signal }: Pick<Supervision, 'onEvent' | 'signal'>,
): Promise<SupervisedProcess> {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundle = await bundleWorkflows(
    join(here, 'bare-workflow.js'),
    join(dataDirectory, 'bare-workflow-bundle.js'),
  );
  return SupervisedProcess.start(
    {
      name: 'bare-worker',
      command: process.execPath,
      args: ['--enable-source-maps', join(here, 'bare-worker.js'), bundle],
      env: stack.environment,
    },
    {
      runDirectory: join(dataDirectory, 'run'),
      logDirectory: join(dataDirectory, 'logs'),
      ...(onEvent && { onEvent }),
      signal,
    },
  );
}
