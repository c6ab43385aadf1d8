import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentSource } from '../../documents/document-source.js';
import type { CaseEvent } from '../../domain/ladder/case-events.js';
import { retell } from '../../domain/ladder/case-file.js';
import type { CaseState } from '../../domain/ladder/case-state.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import type { Policy } from '../../domain/ladder/policy.js';
import { currentCitations } from '../../domain/law/citations.js';
import { refusal } from '../../domain/refusal.js';
import { asSystem } from '../../persistence/principal.js';
import { openingOf } from '../../persistence/readers/case-openings.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { childOnPaper, documentsOf, type DocumentRecord } from '../../persistence/readers/documents.js';
import { journalOf } from '../../persistence/readers/journal.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { CaseGateway, NoRunningCase } from '../cases/case-gateway.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';

/** Gathers what documents and checklists are filled from: case, journal, register, names. */
@Injectable()
export class DocumentSources {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly gateway: CaseGateway,
  ) {}

  /** @param told what whoever issues a document has said, judged already. */
  async of(view: CaseView, told: DocumentSource['told'] = {}): Promise<DocumentSource> {
    const { manager } = this.source;
    const child = await childOnPaper(manager, view.pupil);
    if (!child) {
      throw new ProblemException(409, refusal('child_not_registered', '名册中已无此学生，不能出具文书。'));
    }
    const { county, township, school } = view.place;
    const names = await namesByCode(manager, [county, township, school]);
    const named = (code: string) => names.get(code) ?? code;
    const issued = await documentsOf(manager, view.caseNo);
    const events = await journalOf(manager, view.caseNo);
    return {
      view,
      child,
      places: { county: named(county), township: named(township), school: named(school) },
      policy: await this.rulesOf(view, events),
      events,
      today: await this.settings.today(),
      citations: currentCitations,
      issued: numbersOf(issued.filter(({ voidedOn }) => voidedOn === null)),
      voided: numbersOf(issued.filter(({ voidedOn }) => voidedOn !== null)),
      told,
    };
  }

  /** The rules the case runs under, as its journal tells them: a paper can be made while the engine rests. */
  private async rulesOf(view: CaseView, [first, ...rest]: readonly CaseEvent[]): Promise<Policy> {
    const { manager } = this.source;
    const opening = await asSystem('telling a case anew', () => openingOf(manager, view.caseNo));
    if (opening && first) return retell(opening, [first, ...rest]).policy;
    // Opened before openings were kept.
    return (await this.state(view))?.policy ?? policyById(view.policy.id);
  }

  /** The running case itself; undefined once it has been closed. */
  async state({ pupil, caseNo }: CaseView): Promise<CaseState | undefined> {
    try {
      const state = await this.gateway.state(pupil);
      return state.caseNo === caseNo ? state : undefined;
    } catch (error) {
      if (error instanceof NoRunningCase) return undefined;
      throw error;
    }
  }
}

function numbersOf(documents: readonly DocumentRecord[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ kind, about, number }) => [`${kind}:${about}`, number]));
}
