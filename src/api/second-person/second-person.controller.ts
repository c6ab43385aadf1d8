import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { SecondPersonAnswer, SecondPersonList } from '../../contracts/http-schemas-second-person.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { SecondPerson } from './second-person.service.js';
import { answer } from '../openapi-answer.js';

@ApiTags('两人办理')
@ApiBearerAuth()
@Controller('second-person')
export class SecondPersonController {
  constructor(private readonly waits: SecondPerson) {}

  @Get()
  @ApiOperation({
    summary: '须两人办理的申请',
    description: '作废文书、删除附件、导出未遮蔽名册、销毁期满案卷，都由一人提出、另一人复核。',
  })
  @ApiOkResponse(answer('SecondPersonList', '申请'))
  list(@CurrentAccount() { actor }: SignedIn): Promise<SecondPersonList> {
    return this.waits.list(actor);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({
    summary: '复核同意并办理',
    description: '不能复核自己的申请（按账号判断，换岗位也不行）。同意与办理在同一事务中完成。',
  })
  @ApiOkResponse(answer('SecondPersonRequest', '申请'))
  async confirm(
    @CurrentAccount() { actor }: SignedIn,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.waits.confirm(actor, id));
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: '驳回' })
  @ApiOkResponse(answer('SecondPersonRequest', '申请'))
  async decline(
    @CurrentAccount() { actor }: SignedIn,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.waits.decline(actor, id));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回自己的申请' })
  @ApiOkResponse(answer('SecondPersonRequest', '申请'))
  async withdraw(
    @CurrentAccount() { actor }: SignedIn,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.waits.withdraw(actor, id));
  }
}

/** The audit names both: who settles is its actor, who had asked stands in the detail. */
export function noted(request: Request, answer: SecondPersonAnswer): SecondPersonAnswer {
  const { id, kind, subject, reason, requestedBy } = answer;
  noteForAudit(request, {
    object: `${id} ${subject}`,
    detail: `${kind} ${reason} requested-by:${requestedBy.user}`,
  });
  return answer;
}
