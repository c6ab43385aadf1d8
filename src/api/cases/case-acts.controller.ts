import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActAnswer, ReportedCase } from '../../contracts/http-schemas-answers.js';
import { reportRequestSchema, type ReportRequest } from '../../contracts/http-schemas.js';
import { refusal } from '../../domain/refusal.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { CaseActs } from './case-acts.service.js';
import { CaseReporting } from './case-reporting.service.js';

const idempotencyKey = {
  name: 'Idempotency-Key',
  required: false,
  description: '由调用方生成（如 UUID）。没有收到回答时用同一个键重试，不会重复办理。',
  schema: { type: 'string', minLength: 8, maxLength: 128, example: '5f0c3a52-7c1d-4a86-9d0e-2f7f6f0f1a11' },
} as const;

const ifMatch = {
  name: 'If-Match',
  required: false,
  description:
    '您所见的案件版本（列表和案件的 seq）。其后本案有了进展的，不办理（case_moved），以免覆盖他人的办理。',
  schema: { type: 'string', pattern: '^"?\\d{1,9}"?$', example: '"12"' },
} as const;

function eventsSeen(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seen = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  if (seen !== undefined) return Number(seen);
  throw new ProblemException(
    422,
    refusal('invalid_field', '「If-Match」应为案件版本（seq）。', { field: 'If-Match' }),
  );
}

@ApiTags('案件')
@ApiBearerAuth()
@Controller('cases')
export class CaseActsController {
  constructor(
    private readonly reporting: CaseReporting,
    private readonly acts: CaseActs,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiHeader(idempotencyKey)
  @ApiOperation({
    summary: '报告疑似辍学',
    description:
      '一名学生只有一个未销号的案件：再次报告或同时报告，回答的是同一案件（opened 为 false）。班主任本人的报告不需核实，直接进入联系阶段。',
  })
  @ApiOkResponse({ description: '报告结果', schema: { $ref: '#/components/schemas/ReportAnswer' } })
  report(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: reportRequestSchema }) request: ReportRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ReportedCase> {
    return this.reporting.report(actor, request, key);
  }

  /** Its body depends on the act, so it is checked by the service; the documentation lists every act by itself. */
  @Post(':caseNo/acts/:act')
  @HttpCode(200)
  @ApiHeader(idempotencyKey)
  @ApiHeader(ifMatch)
  @ApiOperation({ summary: '办理' })
  @ApiOkResponse({ description: '办理结果', schema: { $ref: '#/components/schemas/ActAnswer' } })
  perform(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('act') act: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') seen: string | undefined,
  ): Promise<ActAnswer> {
    return this.acts.perform(actor, caseNo, act, body, { key, basedOn: eventsSeen(seen) });
  }
}
