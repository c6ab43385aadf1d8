import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions } from '@temporalio/worker';

// `import.meta.dirname` is younger than jest's module runner.
const here = path.dirname(fileURLToPath(import.meta.url));

/** Where `npm run build` leaves the bundle: a worker with one starts in half a second instead of five. */
export const BUNDLE_FILE = path.join(here, '..', '..', 'workflow-bundle.js');

/** Bundles the workflows, from TypeScript sources or from compiled ones. */
export async function bundleWorkflows(workflowsPath: string, outFile: string): Promise<string> {
  const options: BundleOptions = {
    workflowsPath,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  };
  const { code } = await bundleWorkflowCode(options);
  await mkdir(path.dirname(outFile), { recursive: true });
  await writeFile(outFile, code);
  return outFile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundleWorkflows(path.join(here, '..', '..', 'workflows', 'index.js'), BUNDLE_FILE);
}
