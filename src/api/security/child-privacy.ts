import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAdminRole, ADMIN_LABELS, type AccountRole } from '../../domain/access/admin-role.js';
import type { Unmasked } from '../../domain/access/unmasking.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { accessToChild } from '../../persistence/readers/audit.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { pupilWithin } from '../../persistence/readers/pupils.js';
import type { SignedIn } from '../accounts/current-account.js';
import { asSystem } from '../../persistence/principal.js';
import { ProblemException } from '../problem.js';
import { registerReachOf } from '../rosters/register-reach.js';

export interface Access {
  readonly at: string;
  readonly user: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly office: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly detail: string | null;
  readonly result: string;
  readonly code: string | null;
}

export interface AccessReport {
  readonly child: string;
  readonly accesses: readonly Access[];
  /** There are later ones that this answer had no room for. */
  readonly more: boolean;
  /** What `after` must be to be told of those. */
  readonly next: string | null;
}

const MOST = 2_000;

/** What a child's family may ask for, and what people may not see without having asked. */
@Injectable()
export class ChildPrivacy {
  constructor(private readonly source: DataSource) {}

  async unmask(by: SignedIn, code: string, fields: readonly Unmasked[]): Promise<Partial<PupilRecord>> {
    const child = await this.within(by, code);
    return Object.fromEntries(fields.map((field) => [field, child[field]]));
  }

  async accesses(by: SignedIn, code: string, after?: string): Promise<AccessReport> {
    await this.within(by, code);
    const { manager } = this.source;
    // The audit is nobody's but its administrator's; of a child of one's own one is told.
    const entries = await asSystem('answering a family', () => accessToChild(manager, code, MOST + 1, after));
    const names = await namesByCode(
      manager,
      entries.flatMap(({ actorUser }) => actorUser ?? []),
    );
    const accesses = entries.slice(0, MOST).map((entry): Access => {
      const { at, actorUser: user, actorRole: role, actorOffice: office } = entry;
      const { action, object, detail, result, code: because } = entry;
      const name = user === null ? null : (names.get(user) ?? null);
      return {
        at,
        user,
        name,
        role: role && labelOf(role),
        office,
        action,
        object,
        detail,
        result,
        code: because,
      };
    });
    const more = entries.length > MOST;
    return { child: code, accesses, more, next: more ? (entries[MOST - 1]?.seq ?? null) : null };
  }

  private async within(by: SignedIn, code: string): Promise<PupilRecord> {
    const reach = registerReachOf(by);
    if (!reach.ok) throw new ProblemException(403, reach.refusal);
    const child = await pupilWithin(this.source.manager, reach.value, code);
    if (child) return child;
    throw new ProblemException(
      404,
      refusal('unknown_child', '您的管辖范围内没有登记这名学生。', { field: 'code' }),
    );
  }
}

function labelOf(role: string): string {
  const known = role as AccountRole;
  return isAdminRole(known) ? ADMIN_LABELS[known] : ROLE_LABELS[known];
}
