import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import {
  askDestructionSchema,
  type AskDestruction,
  type DestructionRegister,
  type DueCaseFiles,
  type RetentionReport,
} from '../../contracts/http-schemas-retention.js';
import type { SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { answer } from '../openapi-answer.js';
import { noted } from '../second-person/second-person.controller.js';
import { Destruction } from './destruction.service.js';
import { KeptFiles } from './kept-files.service.js';
import { RetentionKeeper } from './retention-keeper.js';

@ApiTags('个人信息保护')
@ApiBearerAuth()
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly keeper: RetentionKeeper,
    private readonly files: KeptFiles,
    private readonly destruction: Destruction,
  ) {}

  @Get()
  @ApiOperation({
    summary: '保存期限与到期条数',
    description: '各类记录保存多久、依据什么、现在有多少条到期。案卷和审计不自动清除。',
  })
  @ApiOkResponse({ description: '报告', schema: { $ref: '#/components/schemas/RetentionReport' } })
  report(): Promise<RetentionReport> {
    return this.keeper.report();
  }

  @Get('case-files')
  @ApiOperation({
    summary: '期满案卷',
    description: '本县保存期满的案卷；同一学生的案卷（一生一案）须一并销毁。',
  })
  @ApiOkResponse(answer('DueCaseFiles', '期满案卷'))
  due(@CurrentAccount() { actor }: SignedIn): Promise<DueCaseFiles> {
    return this.files.due(actor);
  }

  @Post('destructions')
  @HttpCode(200)
  @ApiOperation({
    summary: '申请销毁期满案卷',
    description: '写明鉴定意见书文号；另一人复核同意时在同一事务中销毁，留下销毁清册和审计。',
  })
  @ApiOkResponse(answer('SecondPersonRequest', '待复核的申请'))
  async ask(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: askDestructionSchema }) body: AskDestruction,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.destruction.request(actor, body));
  }

  @Get('destroyed')
  @ApiOperation({
    summary: '销毁清册',
    description: '何案、何时销号、保存至何日、依据、由谁提出和复核、各销毁多少行；不含姓名和内容。',
  })
  @ApiOkResponse(answer('DestructionRegister', '销毁清册'))
  destroyed(@CurrentAccount() { actor }: SignedIn): Promise<DestructionRegister> {
    return this.files.register(actor);
  }
}
