import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { ChildPrivacy, type AccessReport } from './child-privacy.js';
import { unmaskBody, type UnmaskBody } from './unmask.schema.js';

const pupilCode = z.string().regex(/^p-[a-z2-7]{10}$/, '学生编号应为 p- 加 10 位字母或数字。');

const accessesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'after 须是上一页的 next。')
    .optional(),
});

@ApiTags('个人信息保护')
@ApiBearerAuth()
@Controller('pupils')
export class ChildPrivacyController {
  constructor(private readonly privacy: ChildPrivacy) {}

  @Post(':code/unmask')
  @HttpCode(200)
  @ApiOperation({
    summary: '查看未遮蔽的号码、电话或住址',
    description: '须选择理由。谁、何时、因何查看了哪几项，记入审计。',
  })
  @ApiOkResponse({ description: '所要的各项', schema: { example: { phone: '13800001234' } } })
  async unmask(
    @Param('code', { schema: pupilCode }) code: string,
    @Body({ schema: unmaskBody }) { fields, reason }: UnmaskBody,
    @CurrentAccount() by: SignedIn,
    @Req() request: Request,
  ): Promise<Partial<PupilRecord>> {
    noteForAudit(request, {
      detail: `${reason}: ${[...new Set(fields)].sort().join(' ')}`,
      subjects: [code],
    });
    return this.privacy.unmask(by, code, fields);
  }

  @Get(':code/accesses')
  @ApiOperation({
    summary: '一名学生的信息被谁、何时查看或办理过',
    description:
      '供答复监护人的查阅申请（个人信息保护法第 45 条）。仅教育局负责人。最早的在前；还有更多的，以 next 为 after 再查。',
  })
  @ApiOkResponse({
    description: '查阅记录',
    schema: { example: { child: 'p-k3v6x2m7qa', accesses: [], more: false, next: null } },
  })
  accesses(
    @Param('code', { schema: pupilCode }) code: string,
    @CurrentAccount() by: SignedIn,
    @Query({ schema: accessesQuery }) { after }: z.output<typeof accessesQuery>,
  ): Promise<AccessReport> {
    return this.privacy.accesses(by, code, after);
  }
}
