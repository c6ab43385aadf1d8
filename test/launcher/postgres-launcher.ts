import { openDataDirectory } from '../../src/launcher/data-directory.js';
import { startPostgres } from '../../src/launcher/embedded-postgres.js';
import { openSecrets } from '../../src/launcher/secrets.js';

/** A launcher for a test to kill: prints the URL of its server and stays. */
const [, , root = '', port = '', volatility = ''] = process.argv;
const data = openDataDirectory(root);
const { url } = await startPostgres({
  dataRoot: data.root,
  port: Number(port),
  password: openSecrets(data.root).databasePassword,
  volatile: volatility === 'volatile',
  supervision: { runDirectory: data.run, logDirectory: data.logs },
});
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
