import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '../../domain/access/role.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { officeName } from '../../persistence/readers/schools.js';
import type { SignedIn } from './current-account.js';

/** A signed-in person with the words a screen shows. */
export interface AccountView {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly roleLabel: string;
  readonly office: string;
  readonly officeName: string;
}

@Injectable()
export class WhoAmI {
  constructor(private readonly source: DataSource) {}

  async describe({ user, name, role, office }: SignedIn): Promise<AccountView> {
    return {
      user,
      name,
      role,
      roleLabel: ROLE_LABELS[role],
      office,
      officeName: await officeName(this.source.manager, office),
    };
  }
}
