import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { BootstrapError, dataFolder, progress, root } from './ground.mjs';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Long output goes to a file and is shown only when it explains a failure. */
export async function runToLog(label, logName, command, args) {
  const file = join(dataFolder('logs'), `${logName}.log`);
  const log = openSync(file, 'w');
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  progress(`${label} …`);
  const elapsed = setInterval(() => progress(`${label}: ${seconds()} s`), 10_000);
  try {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', log, log] });
    const code = await ended(child);
    if (code !== 0) {
      throw new BootstrapError(`${label} failed (${code}). From ${relative(root, file)}:\n\n${reason(file)}`);
    }
  } finally {
    clearInterval(elapsed);
    closeSync(log);
  }
  progress(`${label}: done in ${seconds()} s`);
}

/** npm and the compiler name the cause first and end with long advice; others end with the cause. */
function reason(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const errors = lines.filter((line) => /\berror\b/i.test(line));
  return (errors.length > 0 ? errors.slice(0, 25) : lines.slice(-40)).join('\n');
}

/**
 * Runs a program in this very terminal. The channel lets it notice when we are gone, however that
 * happened, and stop what it has started.
 */
export function runInTerminal(command, args) {
  const stdio = command === process.execPath ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
  return ended(spawn(command, args, { cwd: root, stdio }));
}

/** Signals are passed on, and we stay until the child has finished with them. */
function ended(child) {
  const forward = endSignals.map((signal) => {
    const pass = () => child.kill(signal);
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  const orphaned = watchParent(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new BootstrapError(`${child.spawnfile} could not be started: ${error.message}`)),
    );
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(() => {
    clearInterval(orphaned);
    forward.forEach((stop) => stop());
  });
}

/** `kill` of npm reaches only the shell between npm and us, so we look whether it is still there. */
function watchParent(onOrphaned) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onOrphaned();
  }, 500);
  return watch;
}
