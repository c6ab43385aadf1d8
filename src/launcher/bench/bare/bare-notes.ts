import pg from 'pg';
import type { BareActivities } from './bare-messages.js';

/** The table of the bare path: one row for each activity, and nothing is ever read to write it. */
export async function createBareNotes(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `CREATE TABLE bench_note (workflow text NOT NULL, kind text NOT NULL, at timestamptz NOT NULL);
       CREATE INDEX bench_note_kind ON bench_note (kind)`,
    );
  } finally {
    await client.end();
  }
}

/** @param workflowOf the id of the workflow the activity is running for. */
export function bareActivities(pool: pg.Pool, workflowOf: () => string): BareActivities {
  return {
    async note(kind, atMs) {
      await pool.query('INSERT INTO bench_note (workflow, kind, at) VALUES ($1, $2, $3)', [
        workflowOf(),
        kind,
        new Date(atMs),
      ]);
    },
    async nothing() {
      // Only what the engine itself does for an activity.
    },
  };
}
