import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { onlyThese } from '../../../contracts/http-schemas.js';
import type { Entered, WaysOfSigningIn } from '../../../contracts/sign-in-answers.js';
import { ProblemException } from '../../problem.js';
import { Entrance } from '../entrance.js';
import { jsonOnly } from '../json-only.js';
import { Public } from '../public.js';
import { giveTicket, takeTicketBack, ticketOf } from '../sign-in-ticket.js';
import { IdentityProvider } from './identity-provider.js';
import { ProviderSignIn } from './provider-sign-in.js';

const answerBody = onlyThese({
  answer: z.string('须填写身份认证的答复。').min(1, '须填写身份认证的答复。').max(8_000, '答复过长。'),
});

@ApiTags('登录')
@Controller('login')
export class ProviderController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly signIn: ProviderSignIn,
    private readonly entrance: Entrance,
  ) {}

  @Public()
  @Get('ways')
  @ApiOperation({ summary: '登录方式', description: '登录页据此显示统一身份认证的按钮。' })
  @ApiOkResponse({ schema: { example: { provider: '统一身份认证' } } })
  ways(): WaysOfSigningIn {
    return { provider: this.provider.label };
  }

  @Public()
  @Post('provider')
  @HttpCode(200)
  @ApiOperation({ summary: '转到统一身份认证', description: '浏览器随后打开 goTo。' })
  @ApiOkResponse({ schema: { example: { goTo: 'https://id.example.org/auth?…' } } })
  async begin(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly goTo: string }> {
    jsonOnly(request);
    const { goTo, ticket } = await this.signIn.begin();
    giveTicket(request, response, ticket);
    return { goTo };
  }

  @Public()
  @Post('provider/answer')
  @HttpCode(200)
  @ApiOperation({
    summary: '凭统一身份认证的答复登录',
    description: '身份认证把浏览器带回首页时地址中「?」之后的内容。没有账号的人不会因此得到账号。',
  })
  @ApiOkResponse({ description: '同 /login' })
  async answer(
    @Body({ schema: answerBody }) { answer }: z.output<typeof answerBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Entered> {
    jsonOnly(request);
    const shown = await this.signIn.finish(ticketOf(request), answer);
    takeTicketBack(request, response);
    if (!shown.ok) {
      const { code } = shown.refusal;
      throw new ProblemException(KNOWN_BUT_NOT_HERE.includes(code) ? 403 : 401, shown.refusal);
    }
    return this.entrance.admit(shown.value, 'provider', request, response);
  }
}

const KNOWN_BUT_NOT_HERE = ['unknown_person', 'account_closed', 'other_person', 'login_claim_missing'];
