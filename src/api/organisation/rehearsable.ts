import type { DataSource, EntityManager } from 'typeorm';

/** Works in one transaction and, for a dry run, takes back what it has done: judged by the very work that would be done. */
export async function rehearsable<Outcome>(
  source: DataSource,
  dryRun: boolean,
  work: (manager: EntityManager) => Promise<Outcome>,
): Promise<Outcome> {
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  try {
    const outcome = await work(runner.manager);
    await (dryRun ? runner.rollbackTransaction() : runner.commitTransaction());
    return outcome;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
