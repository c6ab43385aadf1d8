import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { OwnSessions } from '../../../contracts/sign-in-answers.js';
import { refusal } from '../../../domain/refusal.js';
import { endOtherSessions, endSession, openSessions } from '../../../persistence/readers/sessions.js';
import { ProblemException } from '../../problem.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { digestOf, sessionTokenOf } from '../session-token.js';
import { IDLE_MS } from '../sessions.js';

export const sessionId = z.uuid('登录编号不正确。');

/** Where one is signed in: whoever sees a place they do not know ends it. */
@ApiTags('登录')
@ApiBearerAuth()
@Controller('me')
export class OwnSessionsController {
  constructor(private readonly source: DataSource) {}

  @Get('sessions')
  @ApiOperation({ summary: '本人当前的登录' })
  @ApiOkResponse({ schema: { example: { items: [] } } })
  async list(@CurrentPerson() { user }: SignedInPerson, @Req() request: Request): Promise<OwnSessions> {
    const at = { now: new Date(), idleMs: IDLE_MS, current: currentOf(request) };
    return { items: await openSessions(this.source.manager, user, at) };
  }

  @Post('sessions/:session/end')
  @HttpCode(204)
  @ApiOperation({ summary: '结束本人的一个登录' })
  @ApiNoContentResponse({ description: '已结束' })
  async end(
    @Param('session', { schema: sessionId }) session: string,
    @CurrentPerson() { user }: SignedInPerson,
  ): Promise<void> {
    if (await endSession(this.source.manager, user, session, new Date())) return;
    throw noSuchSession();
  }

  @Post('other-sessions/end')
  @HttpCode(204)
  @ApiOperation({ summary: '结束本人的其他登录' })
  @ApiNoContentResponse({ description: '已结束' })
  endOthers(@CurrentPerson() { user }: SignedInPerson, @Req() request: Request): Promise<void> {
    return endOtherSessions(this.source.manager, user, currentOf(request), new Date());
  }
}

export function noSuchSession(): ProblemException {
  return new ProblemException(
    404,
    refusal('unknown_session', '没有这个登录，或已经结束。', { field: 'session' }),
  );
}

function currentOf(request: Request): string {
  return digestOf(sessionTokenOf(request)?.token ?? '');
}
