import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  publicCountsQuerySchema,
  type PublicCounts,
  type PublicCountsQuery,
} from '../../contracts/http-schemas-public-counts.js';
import { publishedTable, SMALLEST_SHOWN } from '../../domain/small-numbers/published-table.js';
import { countsByUnit } from '../../persistence/readers/public-counts.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { CountySettings } from '../cases/county-settings.js';

const COLUMNS = ['疑似', '劝返和依法办理中', '复学观察', '已复学销号'];

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/public-counts')
export class PublicCountsController {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  @Get()
  @ApiOperation({
    summary: '可对外公布的件数',
    description:
      '供公示栏、工作群和对外报告使用：只有件数，少于 5 的隐去，并隐去可由合计推算出它们的其他件数。' +
      '各学校（或乡镇）都列出，没有的为 0。',
  })
  @ApiOkResponse({ description: '件数', schema: { $ref: '#/components/schemas/PublicCounts' } })
  async counts(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: publicCountsQuerySchema }) { by }: PublicCountsQuery,
  ): Promise<PublicCounts> {
    const units = await countsByUnit(this.source.manager, actor.office, by);
    const shown = publishedTable(
      units.map(({ suspected, working, observing, returned }) => [suspected, working, observing, returned]),
    );
    return {
      asOf: await this.settings.today(),
      columns: COLUMNS,
      rows: units.map(({ code, name }, row) => ({
        code,
        name,
        counts: [...(shown.cells[row] ?? [])],
        total: shown.rowTotals[row] ?? null,
      })),
      totals: [...shown.columnTotals],
      total: shown.total,
      note: `少于 ${SMALLEST_SHOWN} 的件数不公布，可由合计推算出它们的件数一并不公布。`,
    };
  }
}
