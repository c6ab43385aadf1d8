import 'reflect-metadata';
import { EnvironmentError, readEnvironment } from '../config/environment.js';
import { dataKeysOf } from '../config/data-keys.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource, runMigrations } from '../persistence/data-source.js';
import { system } from '../persistence/principal.js';
import { sealEverythingAnew } from '../persistence/readers/sealing-anew.js';
import { createApi } from './app.module.js';

/** The API as a process. It says `ready` to a launcher that waits for it, and ends by itself on SIGTERM and SIGINT. */
try {
  const environment = readEnvironment();
  await runMigrations(environment.DATABASE_URL);
  // What an older version wrote in the clear, and what a former key has sealed.
  useDataKeys(dataKeysOf(environment));
  const register = await createDataSource(environment.DATABASE_URL, 1, system('sealing')).initialize();
  try {
    await sealEverythingAnew(register.manager);
  } finally {
    await register.destroy();
  }
  const app = await createApi(environment);
  // Behind a reverse proxy unless somebody decides otherwise: the records of children are not for the open network.
  await app.listen(environment.PORT, environment.HOST);
  process.send?.('ready');
} catch (error) {
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : explained(error)}\n`);
  process.exit(1);
}

function explained(error: unknown): string {
  return error instanceof Error ? `The API could not start: ${error.message}` : 'The API could not start.';
}
