import { In, type EntityManager } from 'typeorm';
import { SettingEntity } from '../entities/setting.entity.js';

/** County-wide settings as plain JSON; who reads one says what it must be. */
export type SettingKey = 'calendar' | 'clock' | 'policy' | 'sign_in';

export async function readSetting<Value extends object>(
  manager: EntityManager,
  key: SettingKey,
): Promise<Value | undefined> {
  const row = await manager.findOneBy(SettingEntity, { key });
  return row ? (row.value as Value) : undefined;
}

/** Several at one look; those nobody has written are missing. */
export async function readSettings<Values extends Readonly<Partial<Record<SettingKey, object>>>>(
  manager: EntityManager,
  keys: readonly (keyof Values & SettingKey)[],
): Promise<Partial<Values>> {
  const rows = await manager.findBy(SettingEntity, { key: In([...keys]) });
  return Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Values>;
}

export async function writeSetting(
  manager: EntityManager,
  key: SettingKey,
  value: object,
  now: Date,
): Promise<void> {
  await manager.upsert(SettingEntity, { key, value, changedAt: now, told: false }, ['key']);
}

/** As {@link writeSetting}, and open cases are to be told of it; see `county-word`. */
export async function publishSetting(
  manager: EntityManager,
  key: 'calendar' | 'clock',
  value: object,
  now: Date,
): Promise<void> {
  await manager.upsert(SettingEntity, { key, value, changedAt: now, told: true }, ['key']);
}

/** Serializes those who change a setting that depends on its old value. Holds until the transaction ends. */
export async function lockSetting(manager: EntityManager, key: SettingKey): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`setting:${key}`]);
}
