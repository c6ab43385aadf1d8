import { Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  indicatorCasesQuerySchema,
  indicatorQuerySchema,
  type IndicatorCases,
  type IndicatorCasesQuery,
  type IndicatorQuery,
  type IndicatorsAnswer,
  type RollTaken,
} from '../../contracts/http-schemas-indicators.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { indicatorWorkbook } from './indicator-workbook.js';
import { Indicators } from './indicators.service.js';
import { RollKeeper } from './roll-keeper.js';
import { XLSX } from '../file-answer.js';

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight')
export class IndicatorsController {
  constructor(
    private readonly indicators: Indicators,
    private readonly roll: RollKeeper,
  ) {}

  @Get('indicators')
  @ApiOperation({
    summary: '指标',
    description:
      '各项比率及其分子、分母、截至日和口径版本，各阶段件数和停留天数，原因、特殊群体、各学期趋势、按单位和环节的按期办理率。管辖范围以外只给全县比率，不足 5 的不显示。',
  })
  @ApiOkResponse({ description: '指标', schema: { $ref: '#/components/schemas/Indicators' } })
  read(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: indicatorQuerySchema }) query: IndicatorQuery,
  ): Promise<IndicatorsAnswer> {
    return this.indicators.read(actor, query);
  }

  @Get('indicators/cases')
  @ApiOperation({
    summary: '指标背后的案件',
    description: '分子或分母中的学生；只限本人管辖范围，按岗位脱敏。',
  })
  @ApiOkResponse({ description: '案件', schema: { $ref: '#/components/schemas/IndicatorCases' } })
  members(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: indicatorCasesQuerySchema }) query: IndicatorCasesQuery,
  ): Promise<IndicatorCases> {
    return this.indicators.members(actor, query);
  }

  @Get('indicators/file')
  @ApiOperation({ summary: '下载指标', description: '同 GET /oversight/indicators，作为 xlsx；只含人数。' })
  @ApiOkResponse({ description: 'xlsx 文件' })
  async file(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: indicatorQuerySchema }) query: IndicatorQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await indicatorWorkbook(await this.indicators.read(actor, query)), {
      type: XLSX,
      disposition: 'attachment; filename="indicators.xlsx"',
    });
  }

  @Post('roll')
  @HttpCode(200)
  @ApiOperation({
    summary: '重新留存期初在籍人数',
    description:
      '系统在学期第一天自动留存；名册当时不全的，补录后由教育局按现有名册重新留存，留存日期照实显示。',
  })
  @ApiOkResponse({ description: '留存结果', schema: { $ref: '#/components/schemas/RollTaken' } })
  takeRoll(): Promise<RollTaken> {
    return this.roll.takeAnew();
  }
}
