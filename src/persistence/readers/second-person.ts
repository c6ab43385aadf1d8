import { Brackets, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import { OFFICE_OF } from '../../domain/access/role.js';
import { SecondPersonRequestEntity } from '../entities/second-person-request.entity.js';

export type SecondPersonRecord = SecondPersonRequestEntity;

export async function requestById(
  manager: EntityManager,
  id: string,
): Promise<SecondPersonRecord | undefined> {
  return (await manager.findOneBy(SecondPersonRequestEntity, { id })) ?? undefined;
}

/** The request, which nobody else settles until the transaction ends. */
export async function lockedRequest(
  manager: EntityManager,
  id: string,
): Promise<SecondPersonRecord | undefined> {
  const row = await manager.findOne(SecondPersonRequestEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return row ?? undefined;
}

/** Lets one of several who ask for the same thing at once be the first. Holds until the transaction ends. */
export async function lockSubject(manager: EntityManager, kind: string, subject: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 41))`, [`${kind}/${subject}`]);
}

/** What still waits about the same thing. */
export async function waitingAbout(
  manager: EntityManager,
  kind: string,
  subject: string,
  now: Date,
): Promise<SecondPersonRecord | undefined> {
  const row = await manager
    .createQueryBuilder(SecondPersonRequestEntity, 'r')
    .where(`r.kind = :kind AND r.subject = :subject AND r.state = 'waiting' AND r.expires_at > :now`, {
      kind,
      subject,
      now,
    })
    .getOne();
  return row ?? undefined;
}

export async function insertRequest(
  manager: EntityManager,
  request: Omit<
    SecondPersonRecord,
    'state' | 'settledBy' | 'settledRole' | 'settledOffice' | 'settledAt' | 'outcome'
  >,
): Promise<void> {
  await manager.insert(SecondPersonRequestEntity, { ...request, state: 'waiting' });
}

export async function settleRequest(
  manager: EntityManager,
  id: string,
  state: 'confirmed' | 'declined' | 'withdrawn',
  by: Actor,
  now: Date,
): Promise<void> {
  await manager.update(
    SecondPersonRequestEntity,
    { id },
    { state, settledBy: by.user, settledRole: by.role, settledOffice: by.office, settledAt: now },
  );
}

/** What has come of a confirmed request. */
export async function noteOutcome(manager: EntityManager, id: string, outcome: object): Promise<void> {
  await manager.update(SecondPersonRequestEntity, { id }, { outcome });
}

const MOST = 200;

/** Those a person has made themselves and those within their office, the waiting first, then the latest. */
export async function requestsFor(
  manager: EntityManager,
  by: Actor,
  asked: readonly { readonly kind: string; readonly requestedRole: string }[],
): Promise<readonly SecondPersonRecord[]> {
  const column = { school: 'school_code', township: 'township_code', county: 'county_code' } as const;
  const kind = OFFICE_OF[by.role];
  const within = kind === 'class' || kind === 'department' ? undefined : column[kind];
  return manager
    .createQueryBuilder(SecondPersonRequestEntity, 'r')
    .where(
      new Brackets((either) => {
        either.where('r.requested_by = :user', { user: by.user });
        if (within !== undefined && asked.length > 0) {
          either.orWhere(`(r.${within} = :office AND r.kind || ' ' || r.requested_role = ANY(:asked))`, {
            office: by.office,
            asked: asked.map(({ kind, requestedRole }) => `${kind} ${requestedRole}`),
          });
        }
      }),
    )
    .orderBy(`r.state <> 'waiting'`)
    .addOrderBy('r.requested_at', 'DESC')
    .addOrderBy('r.id')
    .limit(MOST)
    .getMany();
}
