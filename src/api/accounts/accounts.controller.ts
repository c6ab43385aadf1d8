import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import type { ManagedAccount } from '../../persistence/readers/accounts-managing.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { AccountManagement, type OpenedAccount } from './account-management.js';
import { newAccountBody, type NewAccountBody } from './account.schema.js';
import { CurrentPerson, type SignedInPerson } from './current-account.js';

const userCode = z.string().regex(/^u-[\w-]{1,40}$/, '人员编号应为 u- 加数字。');

@ApiTags('账号')
@ApiBearerAuth()
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountManagement) {}

  @Get()
  @ApiOperation({ summary: '全部账号', description: '仅系统管理员。' })
  @ApiOkResponse({ description: '账号', schema: { example: { items: [] } } })
  async list(): Promise<{ readonly items: readonly ManagedAccount[] }> {
    return { items: await this.accounts.list() };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '开通账号', description: '一次性密码只显示这一次，首次登录须修改。' })
  @ApiOkResponse({
    description: '已开通',
    schema: { example: { user: 'u-1107', login: 'li.na', oneTimePassword: '…' } },
  })
  async open(
    @Body({ schema: newAccountBody }) account: NewAccountBody,
    @CurrentPerson() by: SignedInPerson,
    @Req() request: Request,
  ): Promise<OpenedAccount> {
    const opened = await this.accounts.open(account, by.user);
    noteForAudit(request, { object: opened.user, detail: `${account.role} ${account.office}` });
    return opened;
  }

  @Post(':user/close')
  @HttpCode(204)
  @ApiOperation({
    summary: '停用账号',
    description: '其登录立即失效。有在办案件等待该岗位而岗位上再无他人的，须先开通接任人员。',
  })
  @ApiNoContentResponse({ description: '已停用' })
  close(
    @Param('user', { schema: userCode }) user: string,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<void> {
    return this.accounts.close(user, by.user);
  }
}
