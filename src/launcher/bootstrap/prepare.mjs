import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BootstrapError, root } from './ground.mjs';
import { runToLog } from './terminal.mjs';

const lockFile = join(root, 'package-lock.json');
const installStamp = join(root, 'node_modules', '.install-stamp');
const buildStamp = join(root, 'dist', '.build-stamp');
const sources = ['src', 'workflows', 'activities', 'nest-cli.json', 'package.json', 'package-lock.json'];

export async function install() {
  const wanted = hash([lockFile]) + process.versions.modules + process.platform + process.arch;
  if (stampOf(installStamp) === wanted) return;
  // Somebody who ran `npm ci` by hand need not wait for a second one.
  if (!isInstalledByHand()) {
    await runToLog('installing packages (npm ci)', 'install', 'npm', [
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
    ]);
  }
  writeFileSync(installStamp, wanted);
}

export async function build() {
  const configurations = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  const wanted = hash([...sources, ...configurations].map((name) => join(root, name)).filter(existsSync));
  if (stampOf(buildStamp) === wanted) return;
  await runToLog('building', 'build', 'npm', ['run', 'build']);
  if (!existsSync(join(root, 'dist'))) throw new BootstrapError('The build left no dist folder.');
  writeFileSync(buildStamp, wanted);
}

/** npm's own record of what is in node_modules, compared with what the lock file wants there. */
function isInstalledByHand() {
  try {
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    const present = JSON.parse(
      readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages;
    const same = (path) => wanted[path]?.version === present[path]?.version;
    const needed = Object.keys(wanted).filter(
      (path) => path !== '' && !wanted[path].optional && !wanted[path].link,
    );
    return needed.every(same) && Object.keys(present).every(same);
  } catch {
    return false;
  }
}

function stampOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths.flatMap(filesBelow).toSorted()) {
    sum.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return sum.digest('hex');
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
