import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ADMIN_LABELS, type AccountRole } from '../../domain/access/admin-role.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { officeName } from '../../persistence/readers/schools.js';
import { isAdmin, type SignedInPerson } from './current-account.js';

/** A signed-in person with the words a screen shows. */
export interface AccountView {
  readonly user: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly roleLabel: string;
  readonly office: string;
  readonly officeName: string;
}

@Injectable()
export class WhoAmI {
  constructor(private readonly source: DataSource) {}

  async describe(person: SignedInPerson): Promise<AccountView> {
    const { user, name, role, office } = person;
    return {
      user,
      name,
      role,
      roleLabel: isAdmin(person) ? ADMIN_LABELS[person.role] : ROLE_LABELS[person.role],
      office,
      officeName: await officeName(this.source.manager, office),
    };
  }
}
