import { Controller, Req, Res, Sse, type MessageEvent } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { sessionTokenOf } from '../accounts/session-token.js';
import { LiveCases } from './live-cases.js';

/** Says that something has changed; what, the reader asks for through the doors that are open to it. */
@ApiTags('案件')
@ApiBearerAuth()
@Controller('events')
export class EventsController {
  constructor(private readonly live: LiveCases) {}

  @Sse()
  @ApiOperation({
    summary: '变动通知（服务器推送）',
    description:
      '本人管辖范围内的案件一有变动即推送案号，不含其他内容。事件 cases：变动的案号；all：请全部刷新；beat：连接正常。会话结束即断开。',
  })
  @ApiOkResponse({
    description: '变动通知',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  events(
    @CurrentAccount() { actor }: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Observable<MessageEvent> {
    // A proxy that collects an answer before it passes it on would hold every change back.
    response.setHeader('X-Accel-Buffering', 'no');
    return this.live
      .watch(actor, sessionTokenOf(request)?.token ?? '')
      .pipe(map(({ type, ...data }) => ({ type, data })));
  }
}
