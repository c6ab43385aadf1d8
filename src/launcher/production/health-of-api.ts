import { LaunchError } from '../launch-error.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** Health check inside the API's container. */
await runJob('the API answers', async () => {
  const { PORT } = readJobEnvironment(['PORT']);
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/health`, { signal: AbortSignal.timeout(8_000) });
  if (!answer.ok) throw new LaunchError(`the API answers ${answer.status}`);
});
