import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { RecoveryCodeEntity } from '../entities/recovery-code.entity.js';
import { SecondFactorEntity } from '../entities/second-factor.entity.js';

export interface SecondFactorRecord {
  readonly secret: string;
  readonly confirmedAt: Date | null;
}

export async function secondFactorOf(
  manager: EntityManager,
  account: string,
): Promise<SecondFactorRecord | undefined> {
  return (await manager.findOneBy(SecondFactorEntity, { account })) ?? undefined;
}

export function hasSecondFactor(manager: EntityManager, account: string): Promise<boolean> {
  return manager.existsBy(SecondFactorEntity, { account, confirmedAt: Not(IsNull()) });
}

/** Keeps a new secret until it is confirmed. @returns false where one is confirmed already. */
export async function beginSecondFactor(
  manager: EntityManager,
  account: string,
  secret: string,
  now: Date,
): Promise<boolean> {
  await manager.delete(SecondFactorEntity, { account, confirmedAt: IsNull() });
  await manager
    .createQueryBuilder()
    .insert()
    .into(SecondFactorEntity)
    .values({ account, secret, begunAt: now, confirmedAt: null })
    .orIgnore()
    .execute();
  return !(await hasSecondFactor(manager, account));
}

/** @returns false where there is nothing to confirm (any more). */
export async function confirmSecondFactor(
  manager: EntityManager,
  account: string,
  {
    step,
    recoveryHashes,
    now,
  }: {
    readonly step: number;
    readonly recoveryHashes: readonly string[];
    readonly now: Date;
  },
): Promise<boolean> {
  const { affected } = await manager.update(
    SecondFactorEntity,
    { account, confirmedAt: IsNull() },
    { confirmedAt: now, lastStep: String(step) },
  );
  if (affected !== 1) return false;
  await manager.delete(RecoveryCodeEntity, { account });
  await manager.insert(
    RecoveryCodeEntity,
    recoveryHashes.map((codeHash) => ({ account, codeHash, usedAt: null })),
  );
  return true;
}

/** Of two who show the same code at once one is let in: a code read over somebody's shoulder is worth nothing. */
export async function takeStepOfCode(
  manager: EntityManager,
  account: string,
  step: number,
): Promise<boolean> {
  const { affected } = await manager.update(
    SecondFactorEntity,
    { account, confirmedAt: Not(IsNull()), lastStep: LessThan(String(step)) },
    { lastStep: String(step) },
  );
  return affected === 1;
}

export async function takeRecoveryCode(
  manager: EntityManager,
  account: string,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    RecoveryCodeEntity,
    { account, codeHash, usedAt: IsNull() },
    { usedAt: now },
  );
  return affected === 1;
}

export function recoveryCodesLeft(manager: EntityManager, account: string): Promise<number> {
  return manager.countBy(RecoveryCodeEntity, { account, usedAt: IsNull() });
}

/** @returns whether there was one. */
export async function dropSecondFactor(manager: EntityManager, account: string): Promise<boolean> {
  await manager.delete(RecoveryCodeEntity, { account });
  const { affected } = await manager.delete(SecondFactorEntity, { account });
  return affected === 1;
}

/** Whether the county's rules ask a second factor of this role which the account has not got. */
/** As an expression. @param account and @param role are SQL. */
export function lacksSecondFactorSql(account: string, role: string): string {
  return `(EXISTS (SELECT 1 FROM setting WHERE key = 'sign_in' AND value -> 'secondFactorFor' ? ${role})
        AND NOT EXISTS (SELECT 1 FROM second_factor f WHERE f.account = ${account} AND f.confirmed_at IS NOT NULL))`;
}

export async function lacksSecondFactor(
  manager: EntityManager,
  account: string,
  role: string,
): Promise<boolean> {
  const [row] = await manager.query<{ due: boolean }[]>(`SELECT ${lacksSecondFactorSql('$1', '$2')} AS due`, [
    account,
    role,
  ]);
  return row?.due === true;
}

/** After a rotation of the keys: seals anew what a former key has sealed. @returns how many secrets. */
export async function sealSecondFactors(manager: EntityManager): Promise<number> {
  return manager.transaction(async (inside) => {
    const rows = await inside
      .createQueryBuilder(SecondFactorEntity, 'f')
      // Whoever enrols anew meanwhile waits: the former secret must not come back over the new one.
      .setLock('pessimistic_write')
      .where('NOT starts_with(f.secret, :seal)', { seal: currentSeal() })
      .getMany();
    for (const { account, secret } of rows) await inside.update(SecondFactorEntity, { account }, { secret });
    return rows.length;
  });
}
