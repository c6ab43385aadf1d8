import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder, progress } from './ground.mjs';

/** Two terminals must not install or build in one checkout at the same time. */
export async function withLock(act) {
  const file = join(dataFolder(), 'bootstrap.lock');
  const own = `${process.pid} ${beganAt(process.pid)}`;
  let told = false;
  while (!claim(file, own)) {
    const holder = read(file);
    if (holder !== undefined && !isAlive(holder)) {
      takeAway(file, holder);
      continue;
    }
    if (!told) progress('waiting for another start that is installing or building');
    told = true;
    await sleep(500);
  }
  const release = () => read(file) === own && rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await act();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** A link appears complete and never replaces what is there. */
function claim(file, own) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two who wait may both see the dead holder: what was moved away is looked at again before it goes. */
function takeAway(file, dead) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== dead) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody has the lock already.
    }
  }
  rmSync(aside, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(holder) {
  const [pid, began] = holder.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return beganAt(Number(pid)) === began;
}

/** Where the system tells, the moment a process began: a pid alone may have been given away again. */
function beganAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
