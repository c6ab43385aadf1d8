import type { DataSource } from 'typeorm';

/**
 * Does work that one process at a time is to do. The lock is a session's, so PostgreSQL releases it when its holder dies.
 * @returns undefined where another is at it.
 */
export async function onlyOne<T>(
  source: DataSource,
  what: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const runner = source.createQueryRunner();
  try {
    const [row]: { locked: boolean }[] = await runner.query(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
      [what],
    );
    if (!row?.locked) return undefined;
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [what]);
    }
  } finally {
    await runner.release();
  }
}
