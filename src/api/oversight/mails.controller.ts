import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { mailQuerySchema, type MailQuery } from '../../contracts/http-schemas-lists.js';
import {
  mailRetrySchema,
  type MailRetry,
  type TroubledMails,
} from '../../contracts/http-schemas-oversight.js';
import type { Role } from '../../domain/access/role.js';
import { refusal } from '../../domain/refusal.js';
import { mayReadHealth, type Reader } from '../../domain/access/health-permissions.js';
import { officeShownTo } from '../../domain/access/shown-codes.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import {
  mailByKey,
  mailsWithStatus,
  oweMailAgain,
  type TroubledMail,
} from '../../persistence/readers/mails.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { mustOversee } from './oversight-access.js';

@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/mails')
export class MailsController {
  constructor(private readonly source: DataSource) {}

  @Get()
  @ApiOperation({
    summary: '没有送达的邮件',
    description:
      'dead：多次发送失败，已放弃；uncertain：有一次发送的答复丢失，系统已注明可能重复并再发一次，收件人可能收到两份。',
  })
  @ApiOkResponse({ description: '邮件', schema: { $ref: '#/components/schemas/TroubledMails' } })
  async list(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: mailQuerySchema }) { status }: MailQuery,
  ): Promise<TroubledMails> {
    mustOversee(actor, 'lookAtMails');
    const mails = await mailsWithStatus(this.source.manager, actor.office, status);
    return {
      items: mails.map((mail) => ({
        ...mail,
        ...whereItGoes(actor, mail),
        roleLabel: ROLE_LABELS[mail.role as Role],
        createdAt: mail.createdAt.toISOString(),
        settledAt: mail.settledAt?.toISOString() ?? null,
      })),
    };
  }

  @Post(':key/retry')
  @HttpCode(200)
  @ApiOperation({
    summary: '重发邮件',
    description: '把已放弃的邮件重新列入待发。不确定是否送达的，须明示接受可能重复。',
  })
  @ApiOkResponse({
    description: '已重新列入待发',
    schema: { example: { key: 'NOL-2026-000012:7:0', status: 'pending' } },
  })
  async retry(
    @CurrentAccount() { actor }: SignedIn,
    @Param('key') key: string,
    @Body({ schema: mailRetrySchema }) { acceptDuplicate }: MailRetry,
  ): Promise<{ readonly key: string; readonly status: 'pending' }> {
    mustOversee(actor, 'retryMails');
    const { manager } = this.source;
    const mail = await mailByKey(manager, actor.office, key);
    if (!mail) throw new ProblemException(404, refusal('unknown_mail', '没有这封邮件。'));
    if (mail.status === 'uncertain' && !acceptDuplicate) {
      throw new ProblemException(
        409,
        refusal('may_be_doubled', '这封邮件可能已经送达，再发可能重复。', {
          possible: ['先向收件人核实', '确需再发的，提交 acceptDuplicate: true'],
        }),
      );
    }
    const troubled = mail.status === 'dead' || mail.status === 'uncertain';
    const again = (inside: EntityManager) => oweMailAgain(inside, key, mail.status, new Date());
    if (!troubled || !(await auditedTransaction(this.source, again, { took: (owed) => owed }))) {
      throw new ProblemException(409, refusal('not_troubled', '这封邮件已发送或正在待发，不需重发。'));
    }
    return { key, status: 'pending' };
  }
}

/** A mail to 残联 says why; a mail server quotes the address it could not reach. */
function whereItGoes(reader: Reader, { office, answer }: Pick<TroubledMail, 'office' | 'answer'>) {
  const shown = mayReadHealth(reader) ? office : officeShownTo(reader, office);
  return { office: shown, answer: shown === office ? answer : null };
}
