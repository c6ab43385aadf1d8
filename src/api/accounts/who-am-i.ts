import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccountView, PostView } from '../../contracts/sign-in-answers.js';
import { ADMIN_LABELS, isAdminRole, type AccountRole } from '../../domain/access/admin-role.js';
import { dayOfAccess, POST_SCOPES, type Post } from '../../domain/access/post.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { postsInForceOf } from '../../persistence/readers/posts.js';
import { officeName } from '../../persistence/readers/schools.js';
import type { SignedInPerson } from './current-account.js';

@Injectable()
export class WhoAmI {
  constructor(private readonly source: DataSource) {}

  async describe(person: SignedInPerson, now = new Date()): Promise<AccountView> {
    const { user, name, role, office } = person;
    const posts = await postsInForceOf(this.source.manager, user, dayOfAccess(now));
    return {
      user,
      name,
      role,
      roleLabel: labelOf(role),
      office,
      officeName: await officeName(this.source.manager, office),
      posts: await this.inWords(posts, person.post),
      postOver: person.postOver ?? false,
      ...owed(person),
    };
  }

  private async inWords(posts: readonly Post[], active: string | undefined): Promise<readonly PostView[]> {
    const { manager } = this.source;
    const names = await namesByCode(
      manager,
      posts.map(({ actingFor }) => actingFor).filter((each) => each !== null),
    );
    return Promise.all(
      posts.map(async ({ id, role, office, from, to, actingFor, scope }) => ({
        id,
        role,
        roleLabel: labelOf(role),
        office,
        officeName: await officeName(manager, office),
        from,
        to,
        actingFor: actingFor === null ? null : { user: actingFor, name: names.get(actingFor) ?? actingFor },
        scope,
        scopeLabel: POST_SCOPES[scope],
        active: id === active,
      })),
    );
  }
}

function labelOf(role: AccountRole): string {
  return isAdminRole(role) ? ADMIN_LABELS[role] : ROLE_LABELS[role];
}

function owed({ passwordDue, secondFactorDue }: SignedInPerson): Pick<AccountView, 'due'> {
  if (passwordDue) return { due: 'password' };
  return secondFactorDue ? { due: 'second_factor' } : {};
}
