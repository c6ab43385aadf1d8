import { openDataDirectory } from '../data-directory.js';
import { startMailCatcher } from '../mail-catcher.js';
import { aborted, interruption, say } from '../terminal.js';
import { readJobEnvironment } from './production-environment.js';
import { runJob } from './run-job.js';

/** The mail catcher as a container of its own, for a trial: nothing it receives leaves it. */
await runJob('the mail catcher has stopped', async () => {
  const environment = readJobEnvironment(['SMTP_PORT', 'MAIL_PAGE_PORT', 'DATA_DIR']);
  const signal = interruption();
  const catcher = await startMailCatcher({
    smtpPort: environment.SMTP_PORT,
    httpPort: environment.MAIL_PAGE_PORT,
    directory: openDataDirectory(environment.DATA_DIR).mails,
    // Inside its container; docker-compose.yml publishes the page on 127.0.0.1 alone.
    host: '0.0.0.0',
  });
  say(`· mails are caught at ${catcher.smtpUrl} and shown at ${catcher.httpUrl}`);
  await aborted(signal);
  await catcher.stop();
});
