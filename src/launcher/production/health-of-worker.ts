import { LaunchError } from '../launch-error.js';
import { isWorkerPolling } from './polling-worker.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** Health check inside a worker's container. */
await runJob('the worker polls', async () => {
  const environment = readJobEnvironment(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE']);
  const polling = await isWorkerPolling(environment.TEMPORAL_ADDRESS, environment.TEMPORAL_NAMESPACE);
  if (!polling)
    throw new LaunchError('Temporal has not heard from the worker of this host for three minutes');
});
