import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  calendarRequestSchema,
  type CalendarPublishedAnswer,
  type CalendarRequest,
  type HearingAnswer,
} from '../../contracts/http-schemas-oversight.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { refusal } from '../../domain/refusal.js';
import { publishSetting } from '../../persistence/readers/cases-settings.js';
import {
  buildCountyCalendar,
  CalendarDataMissing,
  readCalendarFiles,
} from '../../policies/calendars/build-county-calendar.js';
import { overridesFile, termsFile } from '../../policies/calendars/calendar-files.schema.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { checkedBy } from '../problem-validation.js';
import { ProblemException } from '../problem.js';
import { CountySettings } from '../cases/county-settings.js';
import { OpenCasesHearing } from './open-cases-hearing.js';
import { mustOversee } from './oversight-access.js';

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/calendar')
export class CalendarController {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly cases: OpenCasesHearing,
  ) {}

  @Get()
  @ApiOperation({
    summary: '现行校历的采用情况',
    description: '校历版本、覆盖年份，以及在办案件中还有多少尚未采用。',
  })
  @ApiOkResponse({ description: '采用情况', schema: { $ref: '#/components/schemas/CalendarPublished' } })
  async read(@CurrentAccount() { actor }: SignedIn): Promise<CalendarPublishedAnswer> {
    mustOversee(actor, 'publishCalendar');
    const calendar = await this.settings.calendar(await this.settings.today());
    return shown(calendar, await this.cases.of('calendar'));
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '发布校历',
    description:
      '发布后新立案件采用新校历，后台随即逐件通知在办案件重算期限（进度见 GET）。缺少数据的年份不予发布，不作猜测。',
  })
  @ApiOkResponse({ description: '发布结果', schema: { $ref: '#/components/schemas/CalendarPublished' } })
  async publish(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: calendarRequestSchema }) request: CalendarRequest,
  ): Promise<CalendarPublishedAnswer> {
    mustOversee(actor, 'publishCalendar');
    const calendar = calendarOf(request);
    // With this it is published: whoever goes by another is found by the worker, also a case that was just being opened.
    await auditedTransaction(this.source, (manager) =>
      publishSetting(manager, 'calendar', calendar, new Date()),
    );
    return shown(calendar, await this.cases.soon('calendar'));
  }
}

function shown({ version, coveredYears }: CountyCalendar, cases: HearingAnswer): CalendarPublishedAnswer {
  return { version, coveredYears: [...coveredYears], cases };
}

function calendarOf({ coverYears, years, terms, closures }: CalendarRequest): CountyCalendar {
  const kept = readCalendarFiles();
  const files = {
    ...checkedBy(overridesFile, { years: years.length > 0 ? years : kept.years }),
    ...checkedBy(termsFile, { terms: terms ?? kept.terms, closures: closures ?? kept.closures }),
  };
  try {
    return buildCountyCalendar(coverYears, files);
  } catch (error) {
    if (!(error instanceof CalendarDataMissing)) throw error;
    throw new ProblemException(
      422,
      refusal('calendar_data_missing', error.message, { field: 'coverYears', value: String(error.year) }),
    );
  }
}
