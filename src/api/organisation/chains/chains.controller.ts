import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ChainView, GapsView } from '../../../contracts/chain-answers.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { ChainReading } from './chain-reading.js';
import { chainQuery, gapsQuery, type ChainQuery, type GapsQuery } from './chain.schema.js';

const LEVEL = {
  line: 'government',
  lineLabel: '政府线',
  level: 'township_cadre',
  label: '镇干部包村',
  answersFor: 'village',
  deskLabel: null,
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

@ApiTags('双线四包')
@ApiBearerAuth()
@Controller()
export class ChainsController {
  constructor(private readonly reading: ChainReading) {}

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
      '本单位范围内在籍学生的责任链在哪一层级断开、涉及多少学生。填写 line 和 level 则列出该层级的缺口单位和现任责任人；' +
      '管理学籍的岗位另见学生。已离任人员名下的责任视为缺口。',
  })
  @ApiOkResponse({ description: '缺口', schema: { example: GAPS } })
  gaps(
    @Query({ schema: gapsQuery }) query: GapsQuery,
    @CurrentAccount() { actor }: SignedIn,
  ): Promise<GapsView> {
    return this.reading.gaps(actor, query);
  }
}
