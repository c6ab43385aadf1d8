import { PRESENT_PROCEDURE } from '../../domain/ladder/procedure.js';
import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { ReportAnswer } from '../../contracts/case-messages.js';
import type { ReportedCase } from '../../contracts/http-schemas-answers.js';
import type { ReportRequest } from '../../contracts/http-schemas.js';
import { REPORTER_ROLES } from '../../domain/access/act-permissions.js';
import { officeFor } from '../../domain/access/jurisdiction.js';
import { OFFICE_OF, type Actor, type Role } from '../../domain/access/role.js';
import { isAfter, yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { Opening } from '../../domain/ladder/case-events.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import type { Origin } from '../../domain/ladder/vocabulary.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { dropOpening, keepOpening } from '../../persistence/readers/case-openings.js';
import { placeOfChild } from '../../persistence/readers/cases-children.js';
import { caseByNumber, lastClosedCase, nextCaseNumber } from '../../persistence/readers/cases-ledger.js';
import { caseOfAct } from '../../persistence/readers/journal.js';
import { asSystem } from '../../persistence/principal.js';
import { noteForAuditHere } from '../audit/audit-notes.js';
import { REPEAT } from '../problem-filter.js';
import { ProblemException } from '../problem.js';
import { CountyWire } from '../live/county-wire.js';
import { CaseGateway } from './case-gateway.js';
import { CountySettings, type NewCaseSettings } from './county-settings.js';
import { untilWritten } from './ledger-wait.js';
import { requestIdentity } from './request-identity.js';

/** A case that is just being closed is gone in moments; then the report opens the next. */
const CLOSING = { tries: 10, pauseMs: 300 } as const;

interface Report {
  readonly pupil: string;
  readonly absentSince: PlainDate;
  readonly origin: Origin;
  readonly by: Actor | null;
  readonly actId: string;
  /** Only in a drill. */
  readonly policy?: string | undefined;
}

/** "This child has stopped coming": one open case per child, however often and by how many it is said. */
@Injectable()
export class CaseReporting {
  constructor(
    private readonly source: DataSource,
    private readonly gateway: CaseGateway,
    private readonly settings: CountySettings,
    private readonly wire: CountyWire,
  ) {}

  async report(by: Actor, request: ReportRequest, key: string | undefined): Promise<ReportedCase> {
    const { pupil, absentSince } = request;
    mustReport(by);
    await this.mustReach(by, pupil);
    const today = await this.settings.today();
    if (isAfter(absentSince, today)) {
      const words = `「开始缺勤日期」不能晚于今天（${today}）。`;
      throw new ProblemException(
        422,
        refusal('date_in_future', words, { field: 'absentSince', value: absentSince }),
      );
    }
    const { actId } = requestIdentity(key, { user: by.user, about: `report/${pupil}`, contents: request });
    noteForAuditHere({ detail: actId });
    const { view, opened } = await this.open({
      pupil,
      absentSince,
      origin: request.origin ?? usualOrigin(by.role),
      by,
      actId,
      policy: request.policy,
    });
    const ledger = await untilWritten(this.source.manager, this.wire, view.caseNo, view.seq);
    return { caseNo: view.caseNo, opened, view: caseShownTo(by, view), ledger };
  }

  /** Opens the child's case or finds the open one; the same act again has the same answer, even after it was closed. */
  open(report: Report): Promise<ReportAnswer> {
    // An earlier case of the child may be another office's by now, and the new one must refer to it.
    return asSystem('opening a case', () => this.opened(report));
  }

  private async opened(report: Report): Promise<ReportAnswer> {
    const { manager } = this.source;
    const earlier = await caseOfAct(manager, report.actId);
    if (earlier !== undefined) {
      return { view: (await caseByNumber(manager, earlier)) as CaseView, opened: true };
    }
    const county = await this.settings.forNewCase(report.policy);
    const caseNo = await nextCaseNumber(manager, yearOf(county.today));
    for (let tries = 1; ; tries += 1) {
      const opening = await this.opening(caseNo, report, county);
      await keepOpening(manager, opening, new Date());
      const answer = await this.gateway.report(opening, report.by, report.actId);
      if (answer.view.caseNo !== caseNo) await dropOpening(manager, caseNo);
      if (answer.view.standing.status !== 'closed') return answer;
      if (tries === CLOSING.tries) {
        throw new ProblemException(503, refusal('case_closing', `该生原案正在销号。${REPEAT}`));
      }
      await sleep(CLOSING.pauseMs);
    }
  }

  private async opening(
    caseNo: string,
    { pupil, absentSince, origin, by }: Report,
    { policy, calendar, clock }: NewCaseSettings,
  ): Promise<Opening> {
    const { manager } = this.source;
    const child = await placeOfChild(manager, pupil);
    if (!child) throw unknownChild(pupil);
    return {
      caseNo,
      pupil,
      previousCaseNo: await lastClosedCase(manager, pupil),
      place: child.place,
      policy,
      procedure: PRESENT_PROCEDURE,
      calendar,
      clock,
      absentSince,
      origin,
      // Somebody who knows the child has already looked.
      confirmed: origin === 'teacher_report' && by?.role === 'class_teacher',
    };
  }

  /** A child of somebody else's is as unknown as one that does not exist. */
  private async mustReach(by: Actor, pupil: string): Promise<void> {
    const child = await placeOfChild(this.source.manager, pupil);
    if (!child || by.office !== officeFor(child.place, by.role)) throw unknownChild(pupil);
    if (child.status === 'deceased') {
      throw new ProblemException(409, refusal('child_deceased', '名册登记该生已死亡，不能立案。'));
    }
  }
}

function mustReport({ role }: Actor): void {
  if (REPORTER_ROLES.includes(role)) return;
  const whose = REPORTER_ROLES.map((each) => ROLE_LABELS[each]).join('、');
  throw new ProblemException(
    403,
    refusal('not_your_role', `报告由${whose}办理，${ROLE_LABELS[role]}不能办理。`),
  );
}

function usualOrigin(role: Role): Origin {
  return OFFICE_OF[role] === 'class' || OFFICE_OF[role] === 'school' ? 'teacher_report' : 'tip';
}

function unknownChild(pupil: string): ProblemException {
  return new ProblemException(
    404,
    refusal('unknown_child', '名册中没有这名学生，或不在您的管辖范围内。未作任何改动。', {
      field: 'pupil',
      value: pupil,
      possible: ['先核对学生编码', '名册有遗漏的，先导入名册'],
    }),
  );
}
