import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  calendarRequestSchema,
  type CalendarPublishedAnswer,
  type CalendarRequest,
} from '../../contracts/http-schemas-oversight.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { refusal } from '../../domain/refusal.js';
import { writeSetting } from '../../persistence/readers/cases-settings.js';
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
import { EveryOpenCase } from './every-open-case.js';
import { mustOversee } from './oversight-access.js';

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/calendar')
export class CalendarController {
  constructor(
    private readonly source: DataSource,
    private readonly cases: EveryOpenCase,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '发布校历',
    description: '发布后新立案件采用新校历，并通知全部在办案件重算期限。缺少数据的年份不予发布，不作猜测。',
  })
  @ApiOkResponse({ description: '发布结果', schema: { $ref: '#/components/schemas/CalendarPublished' } })
  async publish(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: calendarRequestSchema }) request: CalendarRequest,
  ): Promise<CalendarPublishedAnswer> {
    mustOversee(actor, 'publishCalendar');
    const calendar = calendarOf(request);
    // First the setting: a case opened meanwhile has either the new calendar or a place in the list that is read next.
    await auditedTransaction(this.source, (manager) =>
      writeSetting(manager, 'calendar', calendar, new Date()),
    );
    const cases = await this.cases.tell('calendarPublished', { calendar });
    return { version: calendar.version, coveredYears: [...calendar.coveredYears], cases };
  }
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
