import { prepareNamespace } from './prepare-namespace.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** One-shot job: the namespace, and what an operator can search by. */
await runJob('the namespace and its search attributes are there', () => {
  const environment = readJobEnvironment(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE']);
  return prepareNamespace({
    address: environment.TEMPORAL_ADDRESS,
    namespace: environment.TEMPORAL_NAMESPACE,
  });
});
