import { spawn } from 'node:child_process';

/**
 * Kills a process when we are gone, however that happened: the guard waits on a pipe that only the end
 * of this process closes. For tests, whose runner may be killed and whose data nobody comes back to.
 * @returns lets the guard go, once the process has ended by itself.
 */
export function guard(pid: number): () => void {
  const watching = spawn('/bin/sh', ['-c', 'cat >/dev/null; kill -9 "$0" 2>/dev/null', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watching.on('error', () => undefined);
  watching.stdin.on('error', () => undefined);
  watching.unref();
  (watching.stdin as { unref?: () => void }).unref?.();
  return () => {
    if (watching.pid === undefined || watching.exitCode !== null) return;
    try {
      // The whole group: `cat` beside its shell.
      process.kill(-watching.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
}
