import nodemailer from 'nodemailer';
import pino from 'pino';
import { MailLoop } from '../../activities/mail/mail-loop.js';
import { readEnvironment } from '../config/environment.js';
import { dataKeysOf } from '../config/data-keys.js';
import { payloadKeysOf } from '../config/payload-keys.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource } from '../persistence/data-source.js';
import { system } from '../persistence/principal.js';
import { connectClient } from '../temporal/connect.js';
import { BUNDLE_FILE } from './bundle-workflows.js';
import { createCaseWorker } from './case-worker.js';
import { startCountyRounds } from './county/county-rounds.js';

/** The worker process: workflows, journal, outbox, and what open cases are to be told. Any number may run beside each other. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  useDataKeys(dataKeysOf(environment));
  const log = pino({ base: { service: 'worker' } });
  const database = await createDataSource(environment.DATABASE_URL, 10, system('worker')).initialize();
  const transport = nodemailer.createTransport(environment.SMTP_URL, {});
  const mails = new MailLoop(
    database,
    {
      transport,
      from: environment.MAIL_FROM,
      publicUrl: environment.PUBLIC_URL ?? `http://127.0.0.1:${environment.PORT}`,
    },
    // Faults name SQL states and socket codes, never a row.
    (fault) => log.error({ fault: (fault as Error).name }, 'outbox run failed; it will be tried again'),
  );
  const temporal = {
    address: environment.TEMPORAL_ADDRESS,
    namespace: environment.TEMPORAL_NAMESPACE,
    payloadKeys: payloadKeysOf(environment),
  };
  const { worker, connection } = await createCaseWorker({
    temporal,
    database,
    workflowBundle: BUNDLE_FILE,
    onJournaled: () => mails.poke(),
  });
  const client = await connectClient(temporal);
  const rounds = startCountyRounds(database, client, (fault) =>
    log.error({ fault: (fault as Error).name }, 'a case could not be told; it will be tried again'),
  );
  // The worker itself turns SIGINT and SIGTERM into a graceful shutdown; run() ends when it is done.
  const polling = worker.run();
  log.info('worker is polling');
  // The launcher waits for this word; elsewhere nobody listens.
  process.send?.('ready');
  await polling;
  await rounds.stop();
  await client.connection.close();
  await mails.stop();
  transport.close();
  await connection.close();
  await database.destroy();
}

await main();
