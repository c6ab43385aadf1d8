import { activityInfo } from '@temporalio/activity';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { readEnvironment } from '../../../config/environment.js';
import { WORKER_LIMITS } from '../../../worker/case-worker.js';
import { BARE_QUEUE } from './bare-messages.js';
import { bareActivities } from './bare-notes.js';

/** The bare path's worker as a process of its own, with the limits and the pool of ours. Its argument is the bundle. */
const environment = readEnvironment();
const [codePath = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: environment.DATABASE_URL, max: 10 });
const connection = await NativeConnection.connect({ address: environment.TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: BARE_QUEUE,
  workflowBundle: { codePath },
  activities: bareActivities(pool, () => activityInfo().workflowExecution?.workflowId ?? ''),
  ...WORKER_LIMITS,
});
const polling = worker.run();
process.send?.('ready');
await polling;
await connection.close();
await pool.end();
