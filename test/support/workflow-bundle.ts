import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflows } from '../../src/worker/bundle-workflows.js';

const SOURCES = ['workflows', 'src/domain', 'src/contracts'];

/** The workflows bundled from their sources as they are now; kept under their content's hash for the next test file. */
export async function workflowBundle(): Promise<string> {
  const root = process.cwd();
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(path.join(root, folder, name)));
    }
  }
  const file = path.join(
    root,
    'node_modules',
    '.cache',
    'workflow-bundles',
    `${hash.digest('hex').slice(0, 16)}.js`,
  );
  return existsSync(file) ? file : bundleWorkflows(path.join(root, 'workflows', 'index.ts'), file);
}
