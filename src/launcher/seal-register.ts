import { dataKeysOf } from '../config/data-keys.js';
import { readEnvironment } from '../config/environment.js';
import { environmentHere } from '../config/started-here.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource } from '../persistence/data-source.js';
import { system } from '../persistence/principal.js';
import { notSealedAnew, sealEverythingAnew } from '../persistence/readers/sealing-anew.js';
import { runJob } from './production/run-job.js';

/**
 * `npm run data:rotate`: seals with the first key of `DATA_KEYS` whatever another has sealed. The API does the same when
 * it starts; this is for whoever wants to know that it is done before the old key is taken away.
 */
await runJob(
  'register, documents, bundles, attachments, exports and second factors are all sealed with the first key of DATA_KEYS',
  async () => {
    const environment = readEnvironment(environmentHere());
    useDataKeys(dataKeysOf(environment));
    const source = await createDataSource(environment.DATABASE_URL, 1, system('sealing')).initialize();
    try {
      await sealEverythingAnew(source.manager);
      const left = await notSealedAnew(source.manager);
      if (left.length > 0) {
        throw new Error(
          `another key still seals ${left.join(', ')}: keep it, restart every API and worker with the new key first, and rotate again`,
        );
      }
    } finally {
      await source.destroy();
    }
  },
);
