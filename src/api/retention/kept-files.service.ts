import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  MOST_AT_ONCE,
  type DestructionRegister,
  type DueCaseFiles,
} from '../../contracts/http-schemas-retention.js';
import type { AgreedDestruction } from '../../contracts/http-schemas-second-person.js';
import type { Actor } from '../../domain/access/role.js';
import { dateAt, liveClock } from '../../domain/calendar/case-clock.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { accepted, refusal, refused, type Judged, type Refusal } from '../../domain/refusal.js';
import { keptUntil, whyNotDestroy } from '../../domain/retention/case-file-due.js';
import { TWO_PERSON_ACTS } from '../../domain/second-person/two-person-acts.js';
import { asSystem } from '../../persistence/principal.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import {
  askedToDestroy,
  destroyedAmong,
  destroyedCases,
  dueFiles,
  keptFiles,
  type AskedFor,
  type KeptFileRecord,
} from '../../persistence/readers/destruction.js';
import {
  readRetentionRules,
  ruleInForce,
  type RetentionRule,
} from '../../policies/retention/retention-rules.js';
import { ProblemException } from '../problem.js';

/** More lines of the register than that are a matter for a printout. */
const MOST_LISTED = 500;

type Today = RetentionRule & { readonly today: PlainDate };

/** Closed case files and how long they must be there. By the sun and not by a drill's clock, as all that forgets. */
@Injectable()
export class KeptFiles {
  private readonly rules = readRetentionRules();

  constructor(private readonly source: DataSource) {}

  async due({ office }: Actor): Promise<DueCaseFiles> {
    const rule = this.rule();
    const { files, total } = await dueFiles(this.source.manager, office, rule, MOST_AT_ONCE);
    const waiting = await this.asked(office);
    return {
      asOf: rule.today,
      total,
      files: files.map((file) => {
        const together = file.others.map(({ caseNo }) => caseNo);
        return {
          ...daysOf(file, rule),
          together,
          whyNot: whyNotDestroy(file, rule, together)?.message ?? null,
          waiting: waiting.get(file.caseNo)?.request ?? null,
        };
      }),
    };
  }

  asked(county: string): Promise<ReadonlyMap<string, AskedFor>> {
    return askedToDestroy(this.source.manager, county, new Date());
  }

  /** What would be agreed on today, or the first thing that stands against it. */
  async judge(
    county: string,
    numbers: readonly string[],
  ): Promise<Judged<Omit<AgreedDestruction, 'appraisal'>>> {
    const rule = this.rule();
    // Of a child that has moved, another case may lie where nobody here looks.
    const found = await asSystem('judging case files', () => keptFiles(this.source.manager, numbers));
    const files = found.filter((file) => file.county === county);
    const missing = numbers.find((number) => !files.some(({ caseNo }) => caseNo === number));
    if (missing !== undefined) return refused(await this.whyNotThere(missing));
    for (const file of files) {
      const because = whyNotDestroy(file, rule, numbers);
      if (because) return refused(because);
    }
    const register = ruleInForce(this.rules, 'pupil_records', rule.today);
    return accepted({
      files: files.map((file) => daysOf(file, rule)),
      rule: { from: rule.from, keepDays: rule.keepDays },
      registerRule: register ? { from: register.from, keepDays: register.keepDays } : null,
    });
  }

  async register({ office }: Actor): Promise<DestructionRegister> {
    const { cases, total } = await destroyedCases(this.source.manager, office, MOST_LISTED);
    const people = cases.flatMap(({ askedBy, confirmedBy }) => [askedBy, confirmedBy]);
    const names = await namesByCode(this.source.manager, people);
    const person = (user: string) => ({ user, name: names.get(user) ?? user });
    return {
      total,
      cases: cases.map(({ reason, rowCounts, askedBy, askedAt, confirmedBy, destroyedAt, ...line }) => ({
        ...line,
        reasonLabel: TWO_PERSON_ACTS.destroy_case_files.reasons[reason] ?? reason,
        rows: rowCounts,
        askedBy: person(askedBy),
        askedAt: askedAt.toISOString(),
        confirmedBy: person(confirmedBy),
        destroyedAt: destroyedAt.toISOString(),
      })),
    };
  }

  /** Another county's is told no more about than one that never was. */
  private async whyNotThere(caseNo: string): Promise<Refusal> {
    const [destroyed] = await destroyedAmong(this.source.manager, [caseNo]);
    return destroyed
      ? refusal('already_destroyed', `案件 ${caseNo} 的案卷已经销毁，见销毁清册。`, { value: caseNo })
      : refusal('unknown_case', `没有案件 ${caseNo}，或不属于本县。`, { value: caseNo });
  }

  private rule(): Today {
    const today = dateAt(liveClock, Date.now());
    const rule = ruleInForce(this.rules, 'closed_case_files', today);
    if (rule) return { ...rule, today };
    throw new ProblemException(409, refusal('no_rule', '案卷的保存期限尚未规定，不能销毁。'));
  }
}

function daysOf({ caseNo, closedOn }: KeptFileRecord, { keepDays }: RetentionRule) {
  if (closedOn === null) throw new Error(`${caseNo} is not closed`);
  return { caseNo, closedOn, keptUntil: keptUntil(closedOn, keepDays) };
}
