import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Gates } from '../../contracts/http-schemas-documents.js';
import { ACT_ROLES } from '../../domain/access/act-permissions.js';
import { readsHealthOf } from '../../domain/access/health-permissions.js';
import type { Actor } from '../../domain/access/role.js';
import { dateAt } from '../../domain/calendar/case-clock.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { RegisterFacts } from '../../domain/ladder/gates/gate-rule.js';
import { gates } from '../../domain/ladder/gates.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { documentsOf } from '../../persistence/readers/documents.js';
import { pupilByCode } from '../../persistence/readers/pupils.js';
import { seenCase } from '../cases/case-access.js';
import { CountySettings } from '../cases/county-settings.js';
import { DocumentSources } from './document-sources.js';

/** The checklists before legal steps, with what the register adds to what the case knows. */
@Injectable()
export class GateReading {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly sources: DocumentSources,
  ) {}

  async gates(actor: Actor, caseNo: string): Promise<Gates> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    const state = await this.sources.state(view);
    if (!state) return { caseNo, today: await this.settings.today(), gates: [] };
    const today = dateAt(state.clock, Date.now());
    const register = await this.register(view.pupil, caseNo, today);
    const takesSteps = ACT_ROLES.draftPaper.includes(actor.role);
    return {
      caseNo,
      today,
      gates: [
        ...gates(state, {
          today,
          withoutReasons: !readsHealthOf(actor, view),
          ...(takesSteps ? { actor } : {}),
          ...(register ? { register } : {}),
        }),
      ],
    };
  }

  private async register(
    pupil: string,
    caseNo: string,
    today: PlainDate,
  ): Promise<RegisterFacts | undefined> {
    const { manager } = this.source;
    const child = await pupilByCode(manager, pupil);
    if (!child) return undefined;
    const issued = await documentsOf(manager, caseNo);
    return {
      ageYears: ageOn(child.birthDate, today),
      guardianNamed: child.guardianName !== null,
      addressKnown: (child.homeAddress ?? child.hukouAddress) !== null,
      issued: issued.flatMap(({ kind, voidedOn }) => (voidedOn === null ? [kind] : [])),
    };
  }
}

/** Full years lived. Both dates are `YYYY-MM-DD`. */
function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
