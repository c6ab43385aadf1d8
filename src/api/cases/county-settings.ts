import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Environment } from '../../config/environment.js';
import { dateAt, drillClock, liveClock, type CaseClock } from '../../domain/calendar/case-clock.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { Policy } from '../../domain/ladder/policy.js';
import {
  lockSetting,
  readSetting,
  readSettings,
  writeSetting,
} from '../../persistence/readers/cases-settings.js';
import { buildCountyCalendar, CalendarDataMissing } from '../../policies/calendars/build-county-calendar.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { PolicyPackError } from '../../policies/policy-pack-error.js';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';
import { ENVIRONMENT } from './api-environment.js';

export interface NewCaseSettings {
  readonly clock: CaseClock;
  readonly today: PlainDate;
  readonly calendar: CountyCalendar;
  readonly policy: Policy;
}

/** What the whole county shares and every new case copies: clock, calendar, regime. */
@Injectable()
export class CountySettings implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  get isTrial(): boolean {
    return this.environment.MODE === 'trial';
  }

  /** A trial without a clock begins its drill now: every process must read the same one. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.isTrial) return;
    await this.source.transaction(async (manager) => {
      await lockSetting(manager, 'clock');
      if (await readSetting(manager, 'clock')) return;
      const startsAtMs = Date.now();
      const msPerDay = (this.environment.SECONDS_PER_DAY ?? 60) * 1_000;
      const clock = drillClock({ startsAtMs, startsOn: dateAt(liveClock, startsAtMs), msPerDay });
      await writeSetting(manager, 'clock', clock, new Date(startsAtMs));
    });
  }

  /**
   * All that a new case copies, read at one look.
   * @param wantedPolicy the regime a drill asks for, to play several side by side; a county has only its own.
   */
  async forNewCase(wantedPolicy?: string): Promise<NewCaseSettings> {
    const kept = await readSettings<{
      readonly clock: CaseClock;
      readonly calendar: CountyCalendar;
      readonly policy: { readonly id: string };
    }>(this.source.manager, ['clock', 'calendar', 'policy']);
    const clock = (this.isTrial ? kept.clock : undefined) ?? liveClock;
    const today = dateAt(clock, Date.now());
    return {
      clock,
      today,
      calendar: kept.calendar ?? shippedCalendar(yearOf(today)),
      policy:
        wantedPolicy === undefined ? policyById(kept.policy?.id ?? 'default') : this.drilled(wantedPolicy),
    };
  }

  /** A live county runs on the sun, whatever a trial may have left in its database. */
  async clock(): Promise<CaseClock> {
    if (!this.isTrial) return liveClock;
    return (await readSetting<CaseClock>(this.source.manager, 'clock')) ?? liveClock;
  }

  async today(): Promise<PlainDate> {
    return dateAt(await this.clock(), Date.now());
  }

  /** The published calendar, or what the shipped files know of the years around today. */
  async calendar(today: PlainDate): Promise<CountyCalendar> {
    const published = await readSetting<CountyCalendar>(this.source.manager, 'calendar');
    return published ?? shippedCalendar(yearOf(today));
  }

  async policy(): Promise<Policy> {
    const chosen = await readSetting<{ readonly id: string }>(this.source.manager, 'policy');
    return policyById(chosen?.id ?? 'default');
  }

  private drilled(wanted: string): Policy {
    const blamed = { field: 'policy', value: wanted };
    if (!this.isTrial)
      throw new ProblemException(
        422,
        refusal('trial_only', '正式运行一律适用本县方案，不能另行指定。', blamed),
      );
    try {
      return policyById(wanted);
    } catch (error) {
      if (!(error instanceof PolicyPackError)) throw error;
      throw new ProblemException(422, refusal('unknown_policy', `没有编号为「${wanted}」的方案。`, blamed));
    }
  }
}

const shipped = new Map<number, CountyCalendar>();

/** Of last year, this and the next, those with data. A case that needs another says so and waits for it. */
function shippedCalendar(year: number): CountyCalendar {
  const known = shipped.get(year);
  if (known) return known;
  const years = [year - 1, year, year + 1].filter(hasData);
  const calendar = buildCountyCalendar(years);
  shipped.set(year, calendar);
  return calendar;
}

function hasData(year: number): boolean {
  try {
    buildCountyCalendar([year]);
    return true;
  } catch (error) {
    if (error instanceof CalendarDataMissing) return false;
    throw error;
  }
}
