import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { BundleAnswer, BundleList, FileContents } from '../../../contracts/http-schemas-bundles.js';
import { onlyThese } from '../../../contracts/http-schemas.js';
import { parsePlainDate } from '../../../domain/calendar/plain-date.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { BundleShelf } from './bundle-shelf.service.js';
import { CaseFiles } from './case-files.service.js';
import { CourtBundles } from './court-bundles.service.js';
import { fileAnswer } from '../../file-answer.js';
import { answer } from '../../openapi-answer.js';

const asOfQuery = onlyThese({
  asOf: z
    .string()
    .refine((text) => parsePlainDate(text) !== undefined, '「asOf」应为日期，如 2025-10-01。')
    .optional()
    .meta({ description: '截至日期；不填为今天', format: 'date', example: '2025-10-01' }),
});
const nothing = z.strictObject({});

@ApiTags('文书')
@ApiBearerAuth()
@Controller('cases')
export class BundlesController {
  constructor(
    private readonly court: CourtBundles,
    private readonly files: CaseFiles,
    private readonly shelf: BundleShelf,
  ) {}

  @Post(':caseNo/bundles/court')
  @HttpCode(200)
  @ApiOperation({
    summary: '生成申请强制执行材料卷',
    description:
      '依《行政强制法》第五十五条排序，含目录、页码和每份材料的校验值；尚缺的材料列在最前。内容不变的，再次生成得到同一份。',
  })
  @ApiOkResponse(answer('Bundle', '卷宗'))
  bindForCourt(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Body({ schema: nothing }) _body: z.output<typeof nothing>,
  ): Promise<BundleAnswer> {
    return this.court.bind(actor, caseNo);
  }

  @Get(':caseNo/bundles')
  @ApiOperation({ summary: '已生成的卷宗' })
  @ApiOkResponse(answer('BundleList', '卷宗'))
  list(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<BundleList> {
    return this.shelf.list(actor, caseNo);
  }

  @Get(':caseNo/bundles/:id/pdf')
  @ApiOperation({ summary: '下载卷宗（PDF）' })
  @ApiProduces('application/pdf')
  async pdf(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    return fileAnswer(await this.shelf.file(actor, caseNo, id, 'pdf'), 'application/pdf');
  }

  @Get(':caseNo/bundles/:id/zip')
  @ApiOperation({
    summary: '下载卷宗和全部原件（压缩包）',
    description: '含 SHA256SUMS，可用 sha256sum --check 核对。',
  })
  @ApiProduces('application/zip')
  async zip(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    return fileAnswer(await this.shelf.file(actor, caseNo, id, 'zip'), 'application/zip');
  }

  @Get(':caseNo/file')
  @ApiOperation({
    summary: '一生一案在某日的目录',
    description: '按办案记录还原到该日终了时，只含当日及以前的记录和材料。',
  })
  @ApiOkResponse(answer('FileContents', '目录'))
  contents(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Query({ schema: asOfQuery }) { asOf }: z.output<typeof asOfQuery>,
  ): Promise<FileContents> {
    return this.files.contents(actor, caseNo, asOf === undefined ? undefined : parsePlainDate(asOf));
  }

  @Post(':caseNo/file')
  @HttpCode(200)
  @ApiOperation({
    summary: '生成一生一案卷宗',
    description: '截至某日的基本情况、办理经过、文书和附件，装订成一册，含目录、页码和校验值。',
  })
  @ApiOkResponse(answer('Bundle', '卷宗'))
  bindFile(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Query({ schema: asOfQuery }) { asOf }: z.output<typeof asOfQuery>,
    @Body({ schema: nothing }) _body: z.output<typeof nothing>,
  ): Promise<BundleAnswer> {
    return this.files.bind(actor, caseNo, asOf === undefined ? undefined : parsePlainDate(asOf));
  }
}
