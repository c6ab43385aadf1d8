import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  Actions,
  CaseCounts,
  CaseDetail,
  CaseList,
  Timeline,
} from '../../contracts/http-schemas-answers.js';
import {
  caseFilterSchema,
  caseListQuerySchema,
  caseSearchSchema,
  type CaseFilter,
  type CaseListQuery,
  type CaseSearch,
} from '../../contracts/http-schemas-lists.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { CaseReading } from './case-reading.service.js';
import { answer } from '../openapi-answer.js';

@ApiTags('案件')
@ApiBearerAuth()
@Controller('cases')
export class CasesController {
  constructor(private readonly reading: CaseReading) {}

  @Get()
  @ApiOperation({
    summary: '案件列表',
    description:
      '本人管辖范围内的案件：逾期最久的在前，其次最先到期的，已销号的在最后。用 nextCursor 取下一页，翻页期间次序不变。',
  })
  @ApiOkResponse(answer('CaseList', '案件列表'))
  list(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: caseListQuerySchema }) query: CaseListQuery,
  ): Promise<CaseList> {
    return this.reading.list(actor, query);
  }

  /** Nothing is changed by it; it is a POST so that no name stands in an address. */
  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    summary: '按姓名、学籍号或案号查找案件',
    description: '只在本人管辖范围内查找。姓名和号码不写进网址，以免留在日志和浏览记录里。',
  })
  @ApiOkResponse(answer('CaseList', '案件列表'))
  search(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: caseSearchSchema }) wanted: CaseSearch,
  ): Promise<CaseList> {
    return this.reading.list(actor, wanted);
  }

  @Get('counts')
  @ApiOperation({
    summary: '各阶段件数',
    description: '本人管辖范围内各阶段、各状态的件数，可用列表的筛选条件。',
  })
  @ApiOkResponse(answer('CaseCounts', '件数'))
  counts(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: caseFilterSchema }) filter: CaseFilter,
  ): Promise<CaseCounts> {
    return this.reading.counts(actor, filter);
  }

  @Get(':caseNo')
  @ApiOperation({ summary: '一个案件', description: '现状、等待谁、下一步何时发生什么、依据哪一条。' })
  @ApiOkResponse(answer('CaseDetail', '案件'))
  one(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<CaseDetail> {
    return this.reading.one(actor, caseNo);
  }

  @Get(':caseNo/timeline')
  @ApiOperation({ summary: '办理经过', description: '全部事件及办理人、文字记述，按发生次序。' })
  @ApiOkResponse(answer('Timeline', '办理经过'))
  timeline(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<Timeline> {
    return this.reading.timeline(actor, caseNo);
  }

  @Get(':caseNo/actions')
  @ApiOperation({
    summary: '本人可办理的事项',
    description: '本岗位在本案的全部事项；现在不能办理的附原因和现在可以怎么办。已销号的案件没有事项。',
  })
  @ApiOkResponse(answer('Actions', '可办理的事项'))
  actions(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<Actions> {
    return this.reading.actions(actor, caseNo);
  }
}
