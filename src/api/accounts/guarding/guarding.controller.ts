import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { onlyThese } from '../../../contracts/http-schemas.js';
import type {
  CountySignInRules,
  FailedSignIns,
  GuardedAccounts,
} from '../../../contracts/account-answers.js';
import type { SessionRecord } from '../../../contracts/sign-in-answers.js';
import type { AccountRole } from '../../../domain/access/admin-role.js';
import { ACCOUNT_ROLES } from '../../../domain/access/route-permissions.js';
import { failedSignIns } from '../../../persistence/readers/access-guarding.js';
import { noteForAudit } from '../../audit/audit-notes.js';
import { ProblemException } from '../../problem.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { sessionId } from '../own-sessions/own-sessions.controller.js';
import { userCode } from '../posts/post.schema.js';
import { AccessGuarding } from './access-guarding.js';
import { SignInRules } from './sign-in-rules.js';

const endBody = onlyThese({ session: sessionId.optional() });
const failedQuery = onlyThese({
  before: z
    .string()
    .regex(/^\d{1,18}$/, '「before」应为上一页的 next。')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const rulesBody = onlyThese({
  passwordsForWork: z.boolean('须选择办案岗位可否用密码登录。'),
  secondFactorFor: z.array(z.enum(ACCOUNT_ROLES as [AccountRole, ...AccountRole[]], '岗位不存在。')).max(40),
});

@ApiTags('安全')
@ApiBearerAuth()
@Controller('security')
export class GuardingController {
  constructor(
    private readonly guarding: AccessGuarding,
    private readonly rules: SignInRules,
    private readonly source: DataSource,
  ) {}

  @Get('accounts')
  @ApiOperation({ summary: '账号的登录状况', description: '锁定、两步验证、当前登录数。仅安全管理员。' })
  @ApiOkResponse({ schema: { example: { items: [] } } })
  async list(): Promise<GuardedAccounts> {
    return { items: await this.guarding.list() };
  }

  @Get('accounts/:user/sessions')
  @ApiOperation({ summary: '某账号当前的登录' })
  @ApiOkResponse({ schema: { example: { items: [] } } })
  async sessions(
    @Param('user', { schema: userCode }) user: string,
  ): Promise<{ readonly items: readonly SessionRecord[] }> {
    return { items: await this.guarding.sessions(user) };
  }

  @Post('accounts/:user/sessions/end')
  @HttpCode(204)
  @ApiOperation({ summary: '结束某账号的登录', description: '不写 session 即全部结束。' })
  @ApiNoContentResponse({ description: '已结束' })
  endSessions(
    @Param('user', { schema: userCode }) user: string,
    @Body({ schema: endBody }) { session }: z.output<typeof endBody>,
  ): Promise<void> {
    return this.guarding.endSessions(user, session);
  }

  @Post('accounts/:user/unlock')
  @HttpCode(204)
  @ApiOperation({ summary: '解除锁定', description: '密码和两步验证的失败次数一并清零。' })
  @ApiNoContentResponse({ description: '已解除' })
  unlock(@Param('user', { schema: userCode }) user: string): Promise<void> {
    return this.guarding.unlock(user);
  }

  @Post('accounts/:user/second-factor/reset')
  @HttpCode(204)
  @ApiOperation({
    summary: '重置两步验证',
    description: '手机遗失或更换时，核对本人身份后办理。其登录立即失效。',
  })
  @ApiNoContentResponse({ description: '已重置' })
  resetSecondFactor(
    @Param('user', { schema: userCode }) user: string,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<void> {
    return this.guarding.resetSecondFactor(user, by.user);
  }

  @Post('accounts/:user/provider/unlink')
  @HttpCode(204)
  @ApiOperation({ summary: '解除与统一身份认证的对应关系', description: '下次由持有该登录名的人重新对应。' })
  @ApiNoContentResponse({ description: '已解除' })
  unlinkProvider(
    @Param('user', { schema: userCode }) user: string,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<void> {
    return this.guarding.unlinkProvider(user, by.user);
  }

  @Get('failed-sign-ins')
  @ApiOperation({ summary: '失败的登录', description: '最新的在前；不含输入的内容。' })
  @ApiOkResponse({ schema: { example: { items: [], next: null } } })
  async failed(@Query({ schema: failedQuery }) query: z.output<typeof failedQuery>): Promise<FailedSignIns> {
    const items = await failedSignIns(this.source.manager, query);
    return { items, next: items.length === query.limit ? (items.at(-1)?.seq ?? null) : null };
  }

  @Get('sign-in-rules')
  @ApiOperation({ summary: '登录规定' })
  @ApiOkResponse({ schema: { example: { passwordsForWork: true, secondFactorFor: [] } } })
  currentRules(): Promise<CountySignInRules> {
    return this.rules.now();
  }

  @Put('sign-in-rules')
  @HttpCode(204)
  @ApiOperation({
    summary: '修改登录规定',
    description: '办案岗位可否用密码登录（管理员始终可以）；哪些岗位须启用两步验证。',
  })
  @ApiNoContentResponse({ description: '已修改，立即生效' })
  async decide(
    @Body({ schema: rulesBody }) rules: z.output<typeof rulesBody>,
    @Req() request: Request,
  ): Promise<void> {
    const passwords = rules.passwordsForWork ? 'allowed' : 'off';
    noteForAudit(request, {
      detail: `passwords ${passwords}, second factor: ${rules.secondFactorFor.join(' ') || 'nobody'}`,
    });
    const refused = await this.rules.decide(rules);
    if (refused) throw new ProblemException(422, refused);
  }
}
