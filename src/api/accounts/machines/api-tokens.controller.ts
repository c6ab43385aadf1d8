import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { ApiTokenView, ProposedToken } from '../../../contracts/account-answers.js';
import { noteForAudit } from '../../audit/audit-notes.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { newTokenBody, tokenCode, type NewTokenBody } from './api-token.schema.js';
import { ApiTokens } from './api-tokens.js';

@ApiTags('程序令牌')
@ApiBearerAuth()
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  @ApiOperation({ summary: '全部程序令牌', description: '不含令牌本身。系统管理员和安全管理员。' })
  @ApiOkResponse({ schema: { example: { items: [] } } })
  async list(): Promise<{ readonly items: readonly ApiTokenView[] }> {
    return { items: await this.tokens.list() };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '申请程序令牌',
    description: '令牌只显示这一次，经安全管理员确认后生效。最长一年，只能调用所列接口。',
  })
  @ApiOkResponse({ schema: { example: { code: 'm-1001', token: 'nol_…' } } })
  async propose(
    @Body({ schema: newTokenBody }) body: NewTokenBody,
    @CurrentPerson() { user }: SignedInPerson,
    @Req() request: Request,
  ): Promise<ProposedToken> {
    const proposed = await this.tokens.propose(body, user);
    const detail = `${body.role} ${body.office} until ${body.expiresOn}: ${body.doors.join(', ')}`;
    noteForAudit(request, { object: proposed.code, detail });
    return proposed;
  }

  @Post(':token/confirm')
  @HttpCode(204)
  @ApiOperation({ summary: '确认程序令牌', description: '由安全管理员确认后才能使用；不能确认自己申请的。' })
  @ApiNoContentResponse({ description: '已确认，立即生效' })
  confirm(
    @Param('token', { schema: tokenCode }) token: string,
    @CurrentPerson() { user }: SignedInPerson,
  ): Promise<void> {
    return this.tokens.confirm(token, user);
  }

  @Post(':token/revoke')
  @HttpCode(204)
  @ApiOperation({ summary: '撤销程序令牌' })
  @ApiNoContentResponse({ description: '已撤销，立即失效' })
  revoke(
    @Param('token', { schema: tokenCode }) token: string,
    @CurrentPerson() { user }: SignedInPerson,
  ): Promise<void> {
    return this.tokens.revoke(token, user);
  }
}
