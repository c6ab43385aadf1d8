import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { StuckCases } from '../../contracts/http-schemas-oversight.js';
import { stuckQuerySchema, type StuckQuery } from '../../contracts/http-schemas-lists.js';
import { addDays, daysBetween } from '../../domain/calendar/plain-date.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { stuckCases } from '../../persistence/readers/cases.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { caseItem } from '../cases/case-answers.js';
import { shownChild } from '../cases/child-shown.js';
import { CountySettings } from '../cases/county-settings.js';

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/stuck')
export class StuckController {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  @Get()
  @ApiOperation({
    summary: '卡住的案件',
    description: '法定环节逾期、时钟不会自动推进、须由人决定的案件，卡得最久的在前。不含学生信息。',
  })
  @ApiOkResponse({ description: '卡住的案件', schema: { $ref: '#/components/schemas/StuckCases' } })
  async list(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: stuckQuerySchema }) { minDays, ...where }: StuckQuery,
  ): Promise<StuckCases> {
    const { manager } = this.source;
    const today = await this.settings.today();
    const views = await stuckCases(manager, actor, { ...where, stuckBy: addDays(today, -minDays) });
    const names = await namesByCode(
      manager,
      views.flatMap(({ place }) => [place.school, place.township]),
    );
    const items = views.map((view: CaseView) => {
      const { child: _child, ...row } = caseItem(
        caseShownTo(actor, view),
        shownChild('', undefined, 'masked'),
        names,
        today,
      );
      return { ...row, stuckDays: view.stuckSince ? daysBetween(view.stuckSince, today) : 0 };
    });
    return { today, items };
  }
}
