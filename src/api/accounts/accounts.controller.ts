import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ManagedAccounts, OpenedAccount } from '../../contracts/account-answers.js';
import { AccountManagement } from './account-management.js';
import { closingBody, newAccountBody, type ClosingBody, type NewAccountBody } from './account.schema.js';
import { userCode } from './posts/post.schema.js';
import { PasswordReissue } from './password-reissue.js';
import { CurrentPerson, type SignedInPerson } from './current-account.js';

@ApiTags('账号')
@ApiBearerAuth()
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountManagement,
    private readonly passwords: PasswordReissue,
  ) {}

  @Get()
  @ApiOperation({ summary: '全部账号', description: '仅系统管理员。' })
  @ApiOkResponse({ description: '账号', schema: { example: { items: [] } } })
  async list(): Promise<ManagedAccounts> {
    return { items: await this.accounts.list() };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '开通账号', description: '一次性密码只显示这一次，首次登录须修改。' })
  @ApiOkResponse({
    description: '已开通',
    schema: { example: { user: 'u-1107', login: 'li.na', oneTimePassword: '…' } },
  })
  open(
    @Body({ schema: newAccountBody }) account: NewAccountBody,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<OpenedAccount> {
    return this.accounts.open(account, by.user);
  }

  @Post(':user/close')
  @HttpCode(204)
  @ApiOperation({
    summary: '停用账号',
    description:
      '其登录和全部任职立即失效；可同时把各项任职移交给接任人员（handover）。会使在办案件无人负责的不予办理，并列出案号。',
  })
  @ApiNoContentResponse({ description: '已停用' })
  close(
    @Param('user', { schema: userCode }) user: string,
    @Body({ schema: closingBody }) body: ClosingBody,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<void> {
    return this.accounts.close(user, body, by.user);
  }

  @Post(':user/password')
  @HttpCode(200)
  @ApiOperation({
    summary: '重发一次性密码',
    description: '本人忘记密码时，核对身份后办理。其登录立即失效，首次登录须修改；两步验证不受影响。',
  })
  @ApiOkResponse({ schema: { example: { user: 'u-1107', login: 'li.na', oneTimePassword: '…' } } })
  reissue(
    @Param('user', { schema: userCode }) user: string,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<OpenedAccount> {
    return this.passwords.reissue(user, by.user);
  }
}
