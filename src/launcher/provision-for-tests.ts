import { readLauncherEnvironment } from '../config/environment.js';
import { stackOptionsFrom } from './launch-options.js';
import { explain, interruption } from './terminal.js';

/** Prints the path of a Temporal CLI, and its progress beside it, so that no test has to wait for a build. */
try {
  const options = stackOptionsFrom(
    readLauncherEnvironment(),
    { live: false, portOffset: undefined },
    { onProgress: (message) => process.stderr.write(`· ${message}\n`), signal: interruption() },
  );
  process.stdout.write(`${await options.temporalCli()}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
