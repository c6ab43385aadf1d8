import { readEnvironment } from '../../config/environment.js';
import { environmentHere } from '../../config/started-here.js';
import { payloadKeysOf } from '../../config/payload-keys.js';
import { createDataSource } from '../../persistence/data-source.js';
import { system } from '../../persistence/principal.js';
import { connectClient } from '../../temporal/connect.js';
import { runJob } from '../production/run-job.js';
import { say } from '../terminal.js';
import { restoreCases } from './restore-cases.js';

/**
 * `npm run cases:restore`: after the engine's databases were lost, brings the open cases back from the journal. The
 * exit code is 1 while a case could not be brought back; each is named.
 */
await runJob('every open case that could be told from the journal is in the engine', async () => {
  const environment = readEnvironment(environmentHere());
  const database = await createDataSource(
    environment.DATABASE_URL,
    2,
    system('restoring cases'),
  ).initialize();
  const client = await connectClient({
    address: environment.TEMPORAL_ADDRESS,
    namespace: environment.TEMPORAL_NAMESPACE,
    payloadKeys: payloadKeysOf(environment),
  });
  try {
    const { restored, running, lost } = await restoreCases(database, client);
    say(
      `· brought back: ${restored.length}, running already: ${running.length}, not restorable: ${lost.length}`,
    );
    for (const { caseNo, why } of lost) say(`✗ ${caseNo}: ${why}`);
    if (lost.length > 0) process.exitCode = 1;
  } finally {
    await client.connection.close();
    await database.destroy();
  }
});
