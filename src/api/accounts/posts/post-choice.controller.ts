import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { AccountView } from '../../../contracts/sign-in-answers.js';
import { noteForAudit } from '../../audit/audit-notes.js';
import { ProblemException } from '../../problem.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { PostChoice } from './post-choice.js';
import { postChoiceBody, type PostChoiceBody } from './post.schema.js';
import { sessionTokenOf } from '../session-token.js';
import { WhoAmI } from '../who-am-i.js';

@ApiTags('登录')
@ApiBearerAuth()
@Controller('me')
export class PostChoiceController {
  constructor(
    private readonly choice: PostChoice,
    private readonly whoAmI: WhoAmI,
  ) {}

  @Post('post')
  @HttpCode(200)
  @ApiOperation({
    summary: '切换任职',
    description: '一次登录只以一个任职办理。只能切换到本人今天有效的任职（含代理），见 GET /me 的 posts。',
  })
  @ApiOkResponse({ description: '同 GET /me' })
  async choose(
    @Body({ schema: postChoiceBody }) { post }: PostChoiceBody,
    @CurrentPerson() by: SignedInPerson,
    @Req() request: Request,
  ): Promise<AccountView> {
    const chosen = await this.choice.choose(by, sessionTokenOf(request)?.token ?? '', post);
    if (!chosen.ok) throw new ProblemException(422, chosen.refusal);
    noteForAudit(request, { actor: chosen.value, object: post });
    return this.whoAmI.describe(chosen.value);
  }
}
