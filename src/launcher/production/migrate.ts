import { runMigrations } from '../../persistence/data-source.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** One-shot job: our own tables, before any API or worker of a new version looks at them. */
await runJob('the schema is up to date', () =>
  runMigrations(readJobEnvironment(['DATABASE_URL']).DATABASE_URL),
);
