import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { AccountView, Entered } from '../../contracts/sign-in-answers.js';
import { refusal } from '../../domain/refusal.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { ProblemException } from '../problem.js';
import { CurrentPerson, type SignedInPerson } from './current-account.js';
import { Entrance } from './entrance.js';
import { jsonOnly } from './json-only.js';
import { loginBody, passwordBody, type LoginBody, type PasswordBody } from './login.schema.js';
import { PasswordChange } from './password-change.js';
import { SignInRules } from './guarding/sign-in-rules.js';
import { IdentityProvider } from './provider/identity-provider.js';
import { Public } from './public.js';
import { SESSION_COOKIE, sessionTokenOf } from './session-token.js';
import { Sessions } from './sessions.js';
import { cookieFor } from './sign-in-ticket.js';
import { SignIn } from './sign-in.js';
import { WhoAmI } from './who-am-i.js';

const EXAMPLE: AccountView = {
  user: 'u-1007',
  name: '示例人员',
  role: 'class_teacher',
  roleLabel: '班主任',
  office: '3137099001-7-2',
  officeName: '示例中学七年级2班',
  posts: [
    {
      id: 'post-12',
      role: 'class_teacher',
      roleLabel: '班主任',
      office: '3137099001-7-2',
      officeName: '示例中学七年级2班',
      from: '2026-09-01',
      to: null,
      actingFor: null,
      scope: 'all',
      scopeLabel: '全部职权',
      active: true,
    },
  ],
  postOver: false,
};

@ApiTags('登录')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly entrance: Entrance,
    private readonly provider: IdentityProvider,
    private readonly rules: SignInRules,
    private readonly sessions: Sessions,
    private readonly whoAmI: WhoAmI,
    private readonly passwords: PasswordChange,
  ) {}

  @Public()
  @Post('login')
  @HttpCode(200)
  @ApiOperation({
    summary: '登录',
    description:
      '返回会话令牌，并写入 HttpOnly 的 Cookie「session」。程序调用请用 Authorization: Bearer <token>；' +
      '浏览器凭 Cookie 调用时，凡修改数据的请求须带 X-Requested-With 标头。连续失败 5 次锁定 15 分钟。',
  })
  @ApiOkResponse({ schema: { example: { token: 'qN3…', user: EXAMPLE } } })
  async login(
    @Body({ schema: loginBody }) { login, password }: LoginBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Entered> {
    jsonOnly(request);
    const shown = await this.signIn.byPassword(login, password);
    // Whose account it was meant for, if it is anybody's: a login nobody has may be a mistyped password.
    const meant = await this.signIn.accountMeant(login);
    if (meant !== undefined) noteForAudit(request, { object: meant });
    if (!shown.ok)
      throw new ProblemException(shown.refusal.code === 'login_locked' ? 423 : 401, shown.refusal);
    if (!(await this.rules.mayUsePassword(shown.value.code))) {
      throw new ProblemException(
        403,
        refusal('password_sign_in_off', '本县办案岗位已停用密码登录，请使用统一身份认证登录。'),
      );
    }
    return this.entrance.admit(shown.value, 'password', request, response);
  }

  @Post('logout')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '退出登录',
    description: '当前会话立即失效。经统一身份认证登录的，浏览器随后打开 goTo，在那里一并退出。',
  })
  @ApiOkResponse({ schema: { example: { goTo: null } } })
  async logout(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly goTo: string | null }> {
    const found = sessionTokenOf(request);
    const way = found && (await this.sessions.revoke(found.token));
    response.clearCookie(SESSION_COOKIE, cookieFor(request));
    return { goTo: way === 'provider' ? await this.provider.farewell() : null };
  }

  @Post('password')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '修改密码',
    description: '至少 10 个字符，含大写字母、小写字母、数字、符号中的三种。本人其他登录随即失效。',
  })
  @ApiNoContentResponse({ description: '已修改' })
  async changePassword(
    @Body({ schema: passwordBody }) { current, next }: PasswordBody,
    @CurrentPerson() { user }: SignedInPerson,
    @Req() request: Request,
  ): Promise<void> {
    const refused = await this.passwords.change(user, sessionTokenOf(request)?.token ?? '', current, next);
    if (refused) throw new ProblemException(refused.code === 'login_locked' ? 423 : 422, refused);
  }

  @Get('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: '当前登录人', description: '姓名、现以哪一任职办理，以及今天有效的全部任职。' })
  @ApiOkResponse({ schema: { example: EXAMPLE } })
  me(@CurrentPerson() account: SignedInPerson): Promise<AccountView> {
    return this.whoAmI.describe(account);
  }
}
