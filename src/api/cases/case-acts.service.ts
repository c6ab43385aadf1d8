import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActMessage } from '../../contracts/case-messages.js';
import type { ActAnswer } from '../../contracts/http-schemas-answers.js';
import { actRequestSchema, type Narrative } from '../../contracts/http-schemas.js';
import type { Actor } from '../../domain/access/role.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import { isActName, type ActName } from '../../domain/ladder/acts/act-names.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { mustBeOpen } from '../../domain/ladder/preconditions.js';
import { refusal } from '../../domain/refusal.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { actsBeginning, caseOfAct, dropNarrative, keepNarrative } from '../../persistence/readers/journal.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { PolicyPackError } from '../../policies/policy-pack-error.js';
import { asSystem } from '../../persistence/principal.js';
import { noteForAuditHere } from '../audit/audit-notes.js';
import { checkedBy } from '../problem-validation.js';
import { ProblemException } from '../problem.js';
import { CountyWire } from '../live/county-wire.js';
import { mustHaveAttachments, mustHaveWords } from './act-evidence.js';
import { actedOnCase } from './case-access.js';
import { CaseGateway, NoRunningCase } from './case-gateway.js';
import { untilWritten } from './ledger-wait.js';
import { keyUsedOtherwise, requestIdentity } from './request-identity.js';

/** What stands in a request's head. */
export interface Sending {
  /** The same key again is the same request. */
  readonly key: string | undefined;
  /** The number of events the person saw: a case that has moved since refuses. */
  readonly basedOn?: number | undefined;
}

/** A person's act: checked here for form, judged by the case, answered when the ledger shows it. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly source: DataSource,
    private readonly gateway: CaseGateway,
    private readonly wire: CountyWire,
  ) {}

  async perform(
    actor: Actor,
    caseNo: string,
    name: string,
    body: unknown,
    { key, basedOn }: Sending,
  ): Promise<ActAnswer> {
    if (!isActName(name)) {
      throw new ProblemException(404, refusal('unknown_act', '没有这一办理事项。', { field: 'act' }));
    }
    const written = await this.read(caseNo);
    if (!written) await this.gateway.mustNotBeUnwritten(caseNo);
    const view = actedOnCase(actor, written);
    const about = `${caseNo}/${name}`;
    const { actId, keyPart } = requestIdentity(key, { user: actor.user, about, contents: body });
    // By this the audit's entry and the journal's event are found to belong together.
    noteForAuditHere({ detail: actId });
    if (keyPart !== null && (await this.isRepeated(caseNo, actId, keyPart)))
      return this.asWritten(actor, caseNo);
    const closed = mustBeOpen(view);
    if (closed) throw new ProblemException(409, closed);
    const { input, narrative } = checkedBy(actRequestSchema(name), body);
    mustHaveWords(name, input, narrative);
    await mustHaveAttachments(this.source.manager, caseNo, name, input);
    await this.keepWords(actId, caseNo, actor, narrative);
    try {
      const after = await this.gateway.act(view.pupil, name, actId, {
        ...messageFor(name, input, actor),
        ...(basedOn === undefined ? {} : { basedOn }),
      });
      // Once more: the same request, sent twice at once and refused the first time, has just taken them back.
      await this.keepWords(actId, caseNo, actor, narrative);
      const ledger = await untilWritten(this.source.manager, this.wire, caseNo, after.seq);
      return { view: caseShownTo(actor, after), ledger };
    } catch (error) {
      return await this.withoutEffect(error, actor, caseNo, actId);
    }
  }

  private async keepWords(
    actId: string,
    caseNo: string,
    { user: author }: Actor,
    words: Narrative | undefined,
  ) {
    const { text = null, childWords = null } = words ?? {};
    const named = namedWords(words);
    if (text === null && childWords === null && named === null) return;
    const said = { actId, caseNo, author, text, childWords, words: named };
    // The act may have taken the case out of its author's reach before the words are kept once more.
    await asSystem('keeping the words of an act', () => keepNarrative(this.source.manager, said, new Date()));
  }

  /** The words of an act that came to nothing are taken back; whether a fault had an effect is not known yet. */
  private async withoutEffect(
    error: unknown,
    actor: Actor,
    caseNo: string,
    actId: string,
  ): Promise<ActAnswer> {
    const gone = error instanceof NoRunningCase;
    // It may have been this very act that closed the case, its first answer lost on the way.
    if (gone && (await this.caseOf(actId)) === caseNo) return this.asWritten(actor, caseNo);
    const refused = error instanceof ProblemException && error.getStatus() < 500;
    if (refused || gone) await dropNarrative(this.source.manager, actId);
    if (!gone) throw error;
    const view = await this.read(caseNo);
    if (view) mustBeOpen(view);
    throw new ProblemException(
      503,
      refusal('case_not_running', '流程引擎中没有本案的进程，请联系系统管理员。'),
    );
  }

  private async isRepeated(caseNo: string, actId: string, keyPart: string): Promise<boolean> {
    const before = await actsBeginning(this.source.manager, caseNo, `${keyPart}-`);
    if (before.some((earlier) => earlier !== actId)) throw keyUsedOtherwise();
    return before.includes(actId);
  }

  private async asWritten(actor: Actor, caseNo: string): Promise<ActAnswer> {
    return { view: caseShownTo(actor, (await this.read(caseNo)) as CaseView), ledger: 'current' };
  }

  private caseOf(actId: string): Promise<string | undefined> {
    return asSystem('judging an act', () => caseOfAct(this.source.manager, actId));
  }

  private read(caseNo: string): Promise<CaseView | undefined> {
    // Of whichever office: who tries to act is told whose case it is not, and may just have given it away.
    return asSystem('judging an act', () => caseByNumber(this.source.manager, caseNo));
  }
}

function namedWords(narrative: Narrative | undefined): Readonly<Record<string, string>> | null {
  const given = Object.entries(narrative?.words ?? {}).flatMap(([name, said]) =>
    said === undefined ? [] : [[name, said] as const],
  );
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** Rules stand in files and a workflow reads none: the API brings the pack along. */
function messageFor(name: ActName, input: unknown, actor: Actor): ActMessage {
  if (name !== 'adoptPolicy') return { input, actor };
  try {
    return { input, actor, suppliedPolicy: policyById((input as { policy: string }).policy) };
  } catch (error) {
    // The case itself refuses a pack nobody supplied, and names it.
    if (error instanceof PolicyPackError) return { input, actor };
    throw error;
  }
}
