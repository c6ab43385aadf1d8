import { LaunchError } from './launch-error.js';
import { claimRecord, forgetProcess, recordedProcess } from './process-record.js';

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
  forgetProcess(runDirectory, lockName);
  if (!claimRecord(runDirectory, lockName)) {
    throw new LaunchError('Another launcher was started on this data folder at the same moment.');
  }
  return () => forgetProcess(runDirectory, lockName);
}
