import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Run as a program of its own: `node download-temporal.js <folder> <version>`. */
const [, , downloadDir, version] = process.argv;
if (downloadDir === undefined || version === undefined)
  throw new Error('usage: download-temporal <folder> <version>');

const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version: `v${version}` }, ui: false },
});
await environment.teardown();
