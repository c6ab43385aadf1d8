import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChainPerson } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { seatedWithin } from '../../../persistence/readers/chains-people.js';
import { unitNamesOn, unitWords } from '../unit-words.js';

/** Whom an office can name: the people of its own part of the county, each once with all their posts. */
@Injectable()
export class ChainPeople {
  constructor(private readonly source: DataSource) {}

  async within({ role, office }: Actor, now = new Date()): Promise<readonly ChainPerson[]> {
    const { manager } = this.source;
    const today = dayOfAccess(now);
    const kind = OFFICE_OF[role];
    if (kind === 'class' || kind === 'department') return [];
    const names = await unitNamesOn(manager, today);
    const people = new Map<string, { account: string; name: string; posts: string[] }>();
    for (const seat of await seatedWithin(manager, { kind, code: office }, today)) {
      const { account, name } = seat;
      const person = people.get(account) ?? { account, name, posts: [] };
      people.set(account, person);
      person.posts.push(`${unitWords(seat.office, names) ?? seat.office} ${ROLE_LABELS[seat.role]}`);
    }
    return [...people.values()];
  }
}
