import { Body, Controller, Get, HttpCode, Param, Post, Query, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ChainView, GapsView } from '../../../contracts/chain-answers.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { ProblemException } from '../../problem.js';
import { bytesOf, XlsxUpload, type UploadedXlsx } from '../../rosters/spreadsheet/xlsx-upload.js';
import { ChainAssigning, type LinksReport } from './chain-assigning.js';
import { ChainReading } from './chain-reading.js';
import {
  chainQuery,
  gapsQuery,
  homesBody,
  linksBody,
  linksImportQuery,
  type ChainQuery,
  type GapsQuery,
  type HomesBody,
  type LinksBody,
  type LinksImportQuery,
} from './chain.schema.js';
import { linksIn } from './link-workbook.js';

const LEVEL = {
  line: 'government',
  lineLabel: '政府线',
  level: 'township_cadre',
  label: '镇干部包村',
  clause: '江政办发〔2019〕91号三（一）：「镇干部包村」',
};
const CHAIN = {
  on: '2026-11-22',
  complete: true,
  links: [
    {
      ...LEVEL,
      unit: '370999201201',
      unitName: '柳湾村',
      holders: [{ account: 'u-1042', name: '示例人员', by: 'assignment' }],
      gap: null,
      gapLabel: null,
    },
  ],
};
const GAPS = {
  on: '2026-11-22',
  children: 300,
  complete: 281,
  levels: [{ ...LEVEL, children: 12, places: 1 }],
};
const REPORT = { dryRun: false, counts: { rows: 40, new: 38, replaced: 1, unchanged: 1 } };

@ApiTags('双线四包')
@ApiBearerAuth()
@Controller()
export class ChainsController {
  constructor(
    private readonly reading: ChainReading,
    private readonly assigning: ChainAssigning,
  ) {}

  @Get('pupils/:code/chain')
  @ApiOperation({
    summary: '一名学生的责任链',
    description: '政府线、教育线各层级在某日（默认今天）的责任人，或缺口的原因。层级依本县方案。',
  })
  @ApiOkResponse({ description: '责任链', schema: { example: CHAIN } })
  ofPupil(
    @Param('code') code: string,
    @Query({ schema: chainQuery }) query: ChainQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<ChainView> {
    return this.reading.ofPupil(by, code, query);
  }

  @Get('cases/:caseNo/chain')
  @ApiOperation({ summary: '一个案件的责任链', description: '本案学生的责任链。' })
  @ApiOkResponse({ description: '责任链', schema: { example: CHAIN } })
  ofCase(
    @Param('caseNo') caseNo: string,
    @Query({ schema: chainQuery }) query: ChainQuery,
    @CurrentAccount() { actor }: SignedIn,
  ): Promise<ChainView> {
    return this.reading.ofCase(actor, caseNo, query);
  }

  @Get('oversight/chains/gaps')
  @ApiOperation({
    summary: '责任链缺口',
    description:
      '本单位范围内在籍学生的责任链在哪一层级断开、涉及多少学生。填写 line 和 level 则列出该层级的缺口单位；' +
      '管理学籍的岗位另见学生编码。已离任人员名下的责任视为缺口。',
  })
  @ApiOkResponse({ description: '缺口', schema: { example: GAPS } })
  gaps(
    @Query({ schema: gapsQuery }) query: GapsQuery,
    @CurrentAccount() { actor }: SignedIn,
  ): Promise<GapsView> {
    return this.reading.gaps(actor, query);
  }

  @Post('chains/links')
  @HttpCode(200)
  @ApiOperation({
    summary: '确定责任人',
    description:
      '逐行检查，有一行错误即全部不写；dryRun=true 只检查。同一层级、同一单位只有一名责任人，新的自起始日接替旧的。' +
      '责任人填人员编号；村民小组和学生一级也可只填姓名。乡镇确定政府线村以下，学校确定教育线年级以下，其余由教育局确定。',
  })
  @ApiOkResponse({ description: '结果', schema: { example: REPORT } })
  assign(
    @Body({ schema: linksBody }) { rows, dryRun }: LinksBody,
    @CurrentAccount() by: SignedIn,
  ): Promise<LinksReport> {
    return this.assigning.assign(
      rows.map((link, index) => ({ row: index + 1, link })),
      by,
      dryRun,
    );
  }

  @Post('chains/links/import')
  @HttpCode(200)
  @XlsxUpload()
  @ApiOperation({
    summary: '批量确定责任人（Excel）',
    description:
      '表头：责任线、层级、单位代码、学生编码、人员编号、姓名、起始日期、终止日期。规则同上，错误逐行列出。',
  })
  @ApiOkResponse({ description: '结果', schema: { example: REPORT } })
  async import(
    @UploadedFile() file: UploadedXlsx | undefined,
    @Query({ schema: linksImportQuery }) { dryRun }: LinksImportQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<LinksReport> {
    const rows = await linksIn(bytesOf(file));
    if (!rows.ok) throw new ProblemException(422, rows.refusal);
    return this.assigning.assign(rows.value, by, dryRun === 'true');
  }

  @Post('chains/homes')
  @HttpCode(200)
  @ApiOperation({
    summary: '登记学生所在村组',
    description: '政府线据此确定包村、包组、包户的责任人。逐行检查，有一行错误即全部不写。',
  })
  @ApiOkResponse({ description: '已登记', schema: { example: { rows: 40 } } })
  homes(
    @Body({ schema: homesBody }) body: HomesBody,
    @CurrentAccount() by: SignedIn,
  ): Promise<{ readonly rows: number }> {
    return this.assigning.recordHomes(body, by);
  }
}
