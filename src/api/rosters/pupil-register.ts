import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PupilSummary, PupilView } from '../../contracts/pupil-answers.js';
import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { pupilWithin, searchPupils } from '../../persistence/readers/pupils.js';
import { officeName } from '../../persistence/readers/schools.js';
import type { SignedIn } from '../accounts/current-account.js';
import { summaryOf, viewOf } from './pupil-view.js';
import { registerReachOf } from './register-reach.js';

export interface PupilList {
  readonly pupils: readonly PupilSummary[];
  /** There are further ones; a longer search text finds them. */
  readonly more: boolean;
}

const MOST_PUPILS = 50;

/** Looking children up, within one's jurisdiction. */
@Injectable()
export class PupilRegister {
  constructor(private readonly source: DataSource) {}

  async search(by: SignedIn, text: string): Promise<Judged<PupilList>> {
    const reach = registerReachOf(by);
    if (!reach.ok) return reach;
    const found = await searchPupils(this.source.manager, reach.value, text, MOST_PUPILS + 1);
    return accepted({ pupils: found.slice(0, MOST_PUPILS).map(summaryOf), more: found.length > MOST_PUPILS });
  }

  async show(by: SignedIn, code: string): Promise<Judged<PupilView>> {
    const reach = registerReachOf(by);
    if (!reach.ok) return reach;
    const { manager } = this.source;
    const found = await pupilWithin(manager, reach.value, code);
    if (!found)
      return refused(refusal('unknown_child', '您的管辖范围内没有登记这名学生。', { field: 'code' }));
    return accepted(viewOf(found, await officeName(manager, found.schoolCode), by));
  }
}
