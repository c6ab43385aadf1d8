import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  IndicatorCases,
  IndicatorCasesQuery,
  IndicatorQuery,
  IndicatorsAnswer,
} from '../../contracts/http-schemas-indicators.js';
import { groupsCountedFor, reasonsCountedFor } from '../../domain/access/health-in-numbers.js';
import type { Actor } from '../../domain/access/role.js';
import { addMonths, plainDate, yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import { reasonsOf, stagesOf, trendOf } from '../../domain/indicators/breakdowns.js';
import { wasConfirmed } from '../../domain/indicators/case-facts.js';
import { DEFINITION_VERSION } from '../../domain/indicators/definitions.js';
import { membersOf, type Cohort, type Grounds } from '../../domain/indicators/rates.js';
import { periodOn, termPeriods, type TermPeriod } from '../../domain/indicators/term-periods.js';
import { refusal } from '../../domain/refusal.js';
import { asSystem } from '../../persistence/principal.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { caseFacts, dutyCounts, groupCounts, type Unit } from '../../persistence/readers/indicators.js';
import { rollOf } from '../../persistence/readers/school-roll.js';
import { unitsWithin } from '../../persistence/readers/units-within.js';
import { CaseReading } from '../cases/case-reading.service.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { specialGroupLabel } from '../rosters/special-groups.js';
import { countyOf, numberScope, type NumberScope } from './indicator-scope.js';
import { onTimeRows, rateRows } from './indicator-words.js';

/** The numbers of a unit: read from journal, ledger and register, computed by the domain, never stored. */
@Injectable()
export class Indicators {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly cases: CaseReading,
  ) {}

  async read(actor: Actor, query: IndicatorQuery): Promise<IndicatorsAnswer> {
    const scope = await numberScope(this.source.manager, actor, query);
    // A number says of no child whose it is: an inspector may count what an inspector may not read.
    return asSystem('counting', () => this.numbers(actor, query, scope));
  }

  private async numbers(actor: Actor, query: IndicatorQuery, scope: NumberScope): Promise<IndicatorsAnswer> {
    const { manager } = this.source;
    const { today, periods, term } = await this.period(query.term);
    const grounds = await this.grounds(scope, today, term);
    const { facts } = grounds;
    const counts = term ? await dutyCounts(manager, scope, term.from, term.until) : [];
    const units = await unitsWithin(manager, actor.office);
    const county = (await countyOf(manager, actor)) ?? scope.code;
    const names = await namesByCode(manager, [county, ...counts.map(({ unit }) => unit)]);
    const { kind, code, name, beyond } = scope;
    const readsCases = !beyond && actor.role !== 'supervisor';
    return {
      asOf: today,
      definitionVersion: DEFINITION_VERSION,
      unit: { code, name, kind },
      county: { code: county, name: names.get(county) ?? county },
      beyond,
      term: term ? { ...term } : null,
      terms: periods.map(({ name: title, from }) => ({ name: title, from })),
      units: [...units],
      rates: rateRows(grounds, beyond, readsCases),
      stages: beyond ? [] : [...stagesOf(facts, today)],
      reasons: beyond ? [] : [...reasonsCountedFor(actor, reasonsOf(facts))],
      groups: beyond ? [] : [...groupsCountedFor(actor, await this.groups(scope, grounds))],
      trend: beyond ? [] : [...trendOf(facts, periods, today)],
      onTime: onTimeRows(counts, names, beyond),
    };
  }

  /** The children behind a number, as far as their cases are within the asker's reach. */
  async members(actor: Actor, { indicator, part, ...query }: IndicatorCasesQuery): Promise<IndicatorCases> {
    const { manager } = this.source;
    const scope = await numberScope(manager, actor, query);
    if (scope.beyond) {
      throw new ProblemException(
        403,
        refusal('not_your_jurisdiction', '全县的学生名单不在您所任职单位的管辖范围内。'),
      );
    }
    const { today, term } = await this.period(query.term);
    const facts = await asSystem('counting', () => caseFacts(manager, scope, today));
    const members = membersOf(indicator, part, { facts, term });
    const items = await this.cases.several(
      actor,
      members.map(({ caseNo }) => caseNo),
    );
    return { asOf: today, items: [...items] };
  }

  private async period(asked: string | undefined): Promise<{
    readonly today: PlainDate;
    readonly periods: readonly TermPeriod[];
    readonly term: TermPeriod | null;
  }> {
    const today = await this.settings.today();
    const periods = termPeriods((await this.settings.calendar(today)).terms).filter(
      ({ from }) => from <= today,
    );
    const term = asked === undefined ? periodOn(periods, today) : periods.find(({ from }) => from === asked);
    if (asked !== undefined && !term) {
      throw new ProblemException(
        422,
        refusal('unknown_term', `校历中没有 ${asked} 开始的学期。`, { field: 'term', value: asked }),
      );
    }
    return { today, periods, term: term ?? null };
  }

  private async grounds(unit: Unit, today: PlainDate, term: TermPeriod | null): Promise<Grounds> {
    const { manager } = this.source;
    return {
      facts: await caseFacts(manager, unit, today),
      term,
      roll: term ? await rollOf(manager, unit, { from: term.from, until: term.from }) : null,
      threeYears: await this.cohort(unit, today, 7),
      nineYears: await this.cohort(unit, today, 1),
    };
  }

  /** Those who are in grade nine this school year, now and when they were in `grade`. */
  private async cohort(unit: Unit, today: PlainDate, grade: number): Promise<Cohort> {
    const year = yearOf(addMonths(today, -7));
    const autumn = (of: number) => ({ from: plainDate(`${of}-08-01`), until: plainDate(`${of}-12-31`) });
    const { manager } = this.source;
    return {
      graduating: await rollOf(manager, unit, autumn(year), 9),
      entering: await rollOf(manager, unit, autumn(year - (9 - grade)), grade),
    };
  }

  private async groups(unit: Unit, { facts }: Grounds): Promise<IndicatorsAnswer['groups']> {
    const registered = await groupCounts(this.source.manager, unit);
    return registered.map(({ group, pupils }) => {
      const theirs = facts.filter((each) => each.groups.includes(group) && wasConfirmed(each));
      return {
        key: group,
        label: specialGroupLabel(group),
        open: theirs.filter(({ standing }) => standing !== 'closed').length,
        confirmed: theirs.length,
        pupils,
      };
    });
  }
}
