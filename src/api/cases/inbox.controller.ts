import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { seenRequestSchema, type Inbox, type SeenRequest } from '../../contracts/http-schemas-inbox.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { CaseInbox } from './case-inbox.service.js';

@ApiTags('案件')
@ApiBearerAuth()
@Controller('cases')
export class InboxController {
  constructor(private readonly inbox: CaseInbox) {}

  @Get('inbox')
  @ApiOperation({
    summary: '收件箱',
    description: '等待本岗位审批、决定、答复的，退回给本人的，以及本人还没有看过的部门答复。',
  })
  @ApiOkResponse({ description: '收件箱', schema: { $ref: '#/components/schemas/Inbox' } })
  of(@CurrentAccount() { actor }: SignedIn): Promise<Inbox> {
    return this.inbox.of(actor);
  }

  @Post(':caseNo/seen')
  @HttpCode(204)
  @ApiOperation({ summary: '本人已读', description: '只影响本人收件箱中的「新」，不影响案件。' })
  async seen(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Body({ schema: seenRequestSchema }) { seq }: SeenRequest,
  ): Promise<void> {
    await this.inbox.seen(actor, caseNo, seq);
  }
}
