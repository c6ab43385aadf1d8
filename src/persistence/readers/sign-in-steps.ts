import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { SignInStepEntity, type SignInStepKind } from '../entities/sign-in-step.entity.js';

export type SignInStep = Readonly<SignInStepEntity>;

/** Keeps the half-done sign-in, and forgets those that have come to nothing. */
export async function keepStep(manager: EntityManager, step: SignInStep, now: Date): Promise<void> {
  await manager.delete(SignInStepEntity, { expiresAt: LessThan(now) });
  await manager.insert(SignInStepEntity, { ...step });
}

export async function findStep(
  manager: EntityManager,
  ticketHash: string,
  kind: SignInStepKind,
  now: Date,
): Promise<SignInStep | undefined> {
  const found = await manager.findOneBy(SignInStepEntity, { ticketHash, kind, expiresAt: MoreThan(now) });
  return found ?? undefined;
}

/** Good once: of two that come with the same ticket, one is answered. */
export async function takeStep(
  manager: EntityManager,
  ticketHash: string,
  kind: SignInStepKind,
  now: Date,
): Promise<SignInStep | undefined> {
  const step = await findStep(manager, ticketHash, kind, now);
  if (!step) return undefined;
  const { affected } = await manager.delete(SignInStepEntity, { ticketHash, kind });
  return affected === 1 ? step : undefined;
}
