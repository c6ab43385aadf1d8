import { LaunchError } from './launch-error.js';
import { forgetProcess, recordProcess, recordedProcess } from './process-record.js';

export const lockName = 'launcher';

/**
 * Two launchers on one data folder would end each other's servers as "leftovers".
 * A lock whose holder has died is simply taken over.
 */
export function lockDataDirectory(runDirectory: string): () => void {
  const holder = recordedProcess(runDirectory, lockName);
  if (holder !== undefined) {
    throw new LaunchError(
      `Another launcher (pid ${holder.pid}: ${holder.command}) is using this data folder. ` +
        `End it with Ctrl-C or: kill ${holder.pid}. To run a second one beside it, set DATA_DIR and --port-offset.`,
    );
  }
  recordProcess(runDirectory, lockName, process.pid);
  return () => forgetProcess(runDirectory, lockName);
}
