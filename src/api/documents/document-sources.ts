import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentSource } from '../../documents/document-source.js';
import { partyWords } from '../../documents/parties.js';
import type { CaseEvent, Opening } from '../../domain/ladder/case-events.js';
import { retell } from '../../domain/ladder/case-file.js';
import type { CaseState } from '../../domain/ladder/case-state.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { currentCitations } from '../../domain/law/citations.js';
import { refusal } from '../../domain/refusal.js';
import { asSystem } from '../../persistence/principal.js';
import { openingOf } from '../../persistence/readers/case-openings.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { documentsOf, validFields, type DocumentRecord } from '../../persistence/readers/documents.js';
import { journalOf } from '../../persistence/readers/journal.js';
import { pupilByCode } from '../../persistence/readers/pupils.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { CaseGateway, NoRunningCase } from '../cases/case-gateway.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';

/** A case with all that is kept of it: any of its papers can be made from this, while the engine rests. */
export interface GatheredCase extends DocumentSource {
  readonly opening: Opening;
  readonly events: readonly CaseEvent[];
  /** All that were issued, void ones among them. */
  readonly documents: readonly DocumentRecord[];
}

/** Gathers what documents and checklists are filled from: case, journal, register, names. */
@Injectable()
export class DocumentSources {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly gateway: CaseGateway,
  ) {}

  /** @param told what whoever issues a document has said, judged already. */
  async of(view: CaseView, told: DocumentSource['told'] = {}): Promise<GatheredCase> {
    const { manager } = this.source;
    const child = await pupilByCode(manager, view.pupil);
    if (!child) {
      throw new ProblemException(409, refusal('child_not_registered', '名册中已无此学生，不能出具文书。'));
    }
    const { county, township, school } = view.place;
    const names = await namesByCode(manager, [county, township, school]);
    const named = (code: string) => names.get(code) ?? code;
    const documents = await documentsOf(manager, view.caseNo);
    const events = await journalOf(manager, view.caseNo);
    const opening = await this.opening(view);
    return {
      view,
      child,
      places: { county: named(county), township: named(township), school: named(school) },
      opening,
      policy: retell(opening, view.openedOn, events).policy,
      events,
      today: await this.settings.today(),
      citations: currentCitations,
      documents,
      issued: numbersOf(documents.filter(({ voidedOn }) => voidedOn === null)),
      voided: numbersOf(documents.filter(({ voidedOn }) => voidedOn !== null)),
      told,
      toldBefore: partyWords(await validFields(manager, view.caseNo)),
    };
  }

  private async opening(view: CaseView): Promise<Opening> {
    const { caseNo, pupil, previousCaseNo, place, openedOn, absentSince } = view;
    const kept = await asSystem('telling a case anew', () => openingOf(this.source.manager, caseNo));
    if (kept) return kept;
    // Opened before openings were kept: what has not changed since stands in for it.
    return {
      caseNo,
      pupil,
      previousCaseNo,
      place,
      policy: (await this.state(view))?.policy ?? policyById(view.policy.id),
      calendar: await this.settings.calendar(openedOn),
      clock: await this.settings.clock(),
      absentSince,
      origin: 'teacher_report',
      confirmed: true,
    };
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
