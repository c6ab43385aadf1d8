import nodemailer from 'nodemailer';
import pino from 'pino';
import { MailLoop } from '../../activities/mail/mail-loop.js';
import { readEnvironment } from '../config/environment.js';
import { dataKeysOf } from '../config/data-keys.js';
import { payloadKeysOf } from '../config/payload-keys.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource } from '../persistence/data-source.js';
import { system } from '../persistence/principal.js';
import { BUNDLE_FILE } from './bundle-workflows.js';
import { createCaseWorker } from './case-worker.js';

/** The worker process: the workflows, the journal activity and the outbox. Any number may run beside each other. */
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
  const { worker, connection } = await createCaseWorker({
    temporal: {
      address: environment.TEMPORAL_ADDRESS,
      namespace: environment.TEMPORAL_NAMESPACE,
      payloadKeys: payloadKeysOf(environment),
    },
    database,
    workflowBundle: BUNDLE_FILE,
    onJournaled: () => mails.poke(),
  });
  // The worker itself turns SIGINT and SIGTERM into a graceful shutdown; run() ends when it is done.
  const polling = worker.run();
  log.info('worker is polling');
  // The launcher waits for this word; elsewhere nobody listens.
  process.send?.('ready');
  await polling;
  await mails.stop();
  transport.close();
  await connection.close();
  await database.destroy();
}

await main();
