import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  addAttachmentSchema,
  type AddAttachment,
  type AttachmentAnswer,
  type AttachmentList,
} from '../../contracts/http-schemas-attachments.js';
import {
  removeAttachmentSchema,
  type RemoveAttachment,
  type SecondPersonAnswer,
} from '../../contracts/http-schemas-second-person.js';
import { MEDIA_TYPES } from '../../domain/attachments/media-type.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { noted } from '../second-person/second-person.controller.js';
import { AttachmentRemoval } from './attachment-removal.service.js';
import { AttachmentUpload } from './attachment-upload.js';
import { Attachments } from './attachments.service.js';
import { fileAnswer } from '../file-answer.js';
import { answer } from '../openapi-answer.js';

@ApiTags('附件')
@ApiBearerAuth()
@Controller('cases')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly removal: AttachmentRemoval,
  ) {}

  @Post(':caseNo/attachments')
  @HttpCode(200)
  @AttachmentUpload()
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: '由调用方生成（如 UUID）。没有收到回答时用同一个键重试，不会存两份。',
    schema: { type: 'string', minLength: 8, maxLength: 128 },
  })
  @ApiOperation({
    summary: '上传附件',
    description:
      '格式按内容判断，不看文件名；拍摄地点、设备、时间等信息在保存前去除；内容加密存放。' +
      '办理事项以返回的 id 引用。孩子本人的录音与其他附件分开，只有需要听取的岗位能查看。',
  })
  @ApiOkResponse(answer('Attachment', '已保存的附件'))
  async add(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Body({ schema: addAttachmentSchema }) { kind }: AddAttachment,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: Request,
  ): Promise<AttachmentAnswer> {
    noteForAudit(request, { detail: kind });
    const kept = await this.attachments.add(actor, caseNo, kind, file?.buffer, key);
    noteForAudit(request, { object: `${caseNo} ${kept.id}`, detail: `${kind} ${kept.sha256}` });
    return kept;
  }

  @Get(':caseNo/attachments')
  @ApiOperation({ summary: '本案附件', description: '只列本岗位可以查看的种类；已删除的留有记录。' })
  @ApiOkResponse(answer('AttachmentList', '附件'))
  list(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<AttachmentList> {
    return this.attachments.list(actor, caseNo);
  }

  @Get(':caseNo/attachments/:id/file')
  @ApiOperation({ summary: '查看附件', description: '每次查看记入审计。' })
  @ApiProduces(...Object.keys(MEDIA_TYPES))
  async file(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.attachments.file(actor, caseNo, id);
    noteForAudit(request, { detail: type });
    // Whoever opens the address itself gets a file to save, and no page of this origin.
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    return fileAnswer({ name, content }, type);
  }

  @Post(':caseNo/attachments/:id/remove')
  @HttpCode(200)
  @ApiOperation({
    summary: '申请删除附件',
    description: '另一人复核后内容销毁，上传和删除的记录保留。',
  })
  @ApiOkResponse(answer('SecondPersonRequest', '待复核的申请'))
  async remove(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @Body({ schema: removeAttachmentSchema }) body: RemoveAttachment,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.removal.request(actor, caseNo, id, body));
  }
}
