import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { onlyThese } from '../../../contracts/http-schemas.js';
import type {
  BegunSecondFactor,
  SecondFactorState,
  SignedInAnswer,
} from '../../../contracts/sign-in-answers.js';
import type { Judged } from '../../../domain/refusal.js';
import { noteForAudit } from '../../audit/audit-notes.js';
import { ProblemException } from '../../problem.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { Entrance } from '../entrance.js';
import { jsonOnly } from '../json-only.js';
import { Public } from '../public.js';
import { sessionTokenOf } from '../session-token.js';
import { SecondFactor } from './second-factor.js';

const code = z.string('须填写验证码。').trim().min(1, '须填写验证码。').max(40, '验证码过长。');
const codeBody = onlyThese({ code });
const loginCodeBody = onlyThese({
  code,
  ticket: z
    .string()
    .regex(/^[\w-]{1,100}$/, '登录凭条不正确。')
    .optional(),
});

@ApiTags('登录')
@Controller()
export class SecondFactorController {
  constructor(
    private readonly factor: SecondFactor,
    private readonly entrance: Entrance,
  ) {}

  @Public()
  @Post('login/code')
  @HttpCode(200)
  @ApiOperation({
    summary: '两步验证',
    description: '登录答复 next 为 code 时，凭手机上的 6 位验证码（或恢复码）完成登录。',
  })
  @ApiOkResponse({ description: '同 /login' })
  login(
    @Body({ schema: loginCodeBody }) { code, ticket }: z.output<typeof loginCodeBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInAnswer> {
    jsonOnly(request);
    return this.entrance.admitByCode(code, ticket, request, response);
  }

  @Get('me/second-factor')
  @ApiBearerAuth()
  @ApiOperation({ summary: '本人的两步验证' })
  @ApiOkResponse({ schema: { example: { on: false, since: null, due: true, recoveryCodesLeft: 0 } } })
  state(@CurrentPerson() { user, role }: SignedInPerson): Promise<SecondFactorState> {
    return this.factor.state(user, role);
  }

  @Post('me/second-factor')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ summary: '领取两步验证的密钥', description: '只显示这一次；登录后 15 分钟内办理。' })
  @ApiOkResponse({ schema: { example: { secret: 'JBSW…', uri: 'otpauth://totp/…' } } })
  async begin(
    @CurrentPerson() { user }: SignedInPerson,
    @Req() request: Request,
  ): Promise<BegunSecondFactor> {
    return valueOf(await this.factor.begin(user, sessionTokenOf(request)?.token ?? ''));
  }

  @Post('me/second-factor/confirm')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '启用两步验证',
    description: '填写手机上的第一个验证码。恢复码只显示这一次；本人其他登录随即失效。',
  })
  @ApiOkResponse({ schema: { example: { recoveryCodes: ['ABCD-EFGH-JKLM-NPQR'] } } })
  async confirm(
    @Body({ schema: codeBody }) { code }: z.output<typeof codeBody>,
    @CurrentPerson() { user }: SignedInPerson,
    @Req() request: Request,
  ): Promise<{ readonly recoveryCodes: readonly string[] }> {
    noteForAudit(request, { object: user });
    const token = sessionTokenOf(request)?.token ?? '';
    return { recoveryCodes: valueOf(await this.factor.confirm(user, token, code)) };
  }
}

function valueOf<T>(judged: Judged<T>): T {
  if (judged.ok) return judged.value;
  const { code, field } = judged.refusal;
  throw new ProblemException(code === 'login_locked' ? 423 : field === undefined ? 409 : 422, judged.refusal);
}
