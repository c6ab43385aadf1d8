import { dataKeysOf } from '../config/data-keys.js';
import { readEnvironment } from '../config/environment.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource } from '../persistence/data-source.js';
import { sealAttachmentKeys } from '../persistence/readers/attachments.js';
import { system } from '../persistence/principal.js';
import { sealBundleKeys } from '../persistence/readers/case-bundles.js';
import { sealRegister } from '../persistence/readers/pupils-sealing.js';
import { sealSecondFactors } from '../persistence/readers/second-factors.js';
import { runJob } from './production/run-job.js';

/**
 * `npm run data:rotate`: seals the register with the first key of `DATA_KEYS`. The API does the same when it starts;
 * this is for whoever wants to know that it is done before the old key is taken away.
 */
await runJob(
  'the whole register and every attachment is sealed with the first key of DATA_KEYS',
  async () => {
    const environment = readEnvironment();
    useDataKeys(dataKeysOf(environment));
    const source = await createDataSource(environment.DATABASE_URL, 1, system('sealing')).initialize();
    try {
      await sealRegister(source.manager);
      await sealAttachmentKeys(source.manager);
      await sealBundleKeys(source.manager);
      await sealSecondFactors(source.manager);
    } finally {
      await source.destroy();
    }
  },
);
