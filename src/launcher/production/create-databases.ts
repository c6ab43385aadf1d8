import { countyDatabases, prepareDatabases } from './prepare-databases.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** One-shot job: the databases and roles of a county. */
await runJob('the databases and their roles are there', async () => {
  const environment = readJobEnvironment([
    'ADMIN_DATABASE_URL',
    'APP_DATABASE_PASSWORD',
    'TEMPORAL_DATABASE_PASSWORD',
  ]);
  await prepareDatabases(
    environment.ADMIN_DATABASE_URL,
    countyDatabases({
      app: environment.APP_DATABASE_PASSWORD,
      temporal: environment.TEMPORAL_DATABASE_PASSWORD,
    }),
  );
});
