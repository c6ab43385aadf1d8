import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowBundle } from '../support/workflow-bundle.js';
import { PATHS } from './paths.js';

// The SDK tells every change of a worker's state; in a test's output that only hides what failed.
Runtime.install({ logger: new DefaultLogger('ERROR') });

const FOLDER = path.join(process.cwd(), 'test', 'histories');
const RELEASES = readdirSync(FOLDER, { withFileTypes: true }).filter((each) => each.isDirectory());

describe('released histories', () => {
  it('exist for every path', () => {
    const latest = RELEASES.map((each) => each.name).sort().at(-1) ?? '';
    const recorded = readdirSync(path.join(FOLDER, latest)).map((file) => file.replace('.json.gz', ''));
    expect(recorded.sort()).toEqual(PATHS.map((each) => each.name).sort());
  });

  for (const release of RELEASES) {
    it(`of ${release.name} replay without a difference`, async () => {
      const files = readdirSync(path.join(FOLDER, release.name));
      const histories = files.map((file) => ({
        workflowId: file,
        history: historyFromJSON(JSON.parse(gunzipSync(readFileSync(path.join(FOLDER, release.name, file))).toString('utf8'))),
      }));
      const bundle = { codePath: await workflowBundle() };
      const different: string[] = [];
      for await (const result of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
        if (result.error) different.push(`${result.workflowId}: ${result.error.message}`);
      }
      expect(different).toEqual([]);
    }, 120_000);
  }
});
