import { Body, Controller, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import {
  issueRequestSchema,
  voidRequestSchema,
  type DocumentAnswer,
  type DocumentList,
  type DocumentOffers,
  type Gates,
  type IssueRequest,
  type VoidRequest,
} from '../../contracts/http-schemas-documents.js';
import type { SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { DocumentDrafts } from './document-drafts.service.js';
import { DocumentOffering } from './document-offering.service.js';
import { noted } from '../second-person/second-person.controller.js';
import { DocumentVoiding } from './document-voiding.service.js';
import { Documents } from './documents.service.js';
import { GateReading } from './gates.service.js';
import { DOCX, fileAnswer } from '../file-answer.js';
import { answer } from '../openapi-answer.js';

@ApiTags('文书')
@ApiBearerAuth()
@Controller('cases')
export class DocumentsController {
  constructor(
    private readonly documents: Documents,
    private readonly drafts: DocumentDrafts,
    private readonly reading: GateReading,
    private readonly offering: DocumentOffering,
    private readonly voiding: DocumentVoiding,
  ) {}

  @Get(':caseNo/gates')
  @ApiOperation({
    summary: '法定步骤的条件清单',
    description: '责令、司法告知、催告、申请、递交各须具备什么、还缺什么、由哪一事项补齐、依据哪一条。',
  })
  @ApiOkResponse(answer('Gates', '条件清单'))
  gates(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<Gates> {
    return this.reading.gates(actor, caseNo);
  }

  @Get(':caseNo/documents')
  @ApiOperation({ summary: '已出具的文书' })
  @ApiOkResponse(answer('DocumentList', '文书'))
  list(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<DocumentList> {
    return this.documents.list(actor, caseNo);
  }

  @Get(':caseNo/documents/offers')
  @ApiOperation({ summary: '本岗位可出具的文书', description: '现在不能出具的附原因和现在可以怎么办。' })
  @ApiOkResponse(answer('DocumentOffers', '可出具的文书'))
  offers(@CurrentAccount() { actor }: SignedIn, @Param('caseNo') caseNo: string): Promise<DocumentOffers> {
    return this.offering.offers(actor, caseNo);
  }

  @Post(':caseNo/documents/:kind')
  @HttpCode(200)
  @ApiOperation({
    summary: '出具文书',
    description:
      '编号连续，出具后文字固定。同一文书再次出具，得到的是同一份；填写的内容不同的，须先作废原文书。',
  })
  @ApiOkResponse(answer('Document', '文书'))
  issue(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('kind') kind: string,
    @Body({ schema: issueRequestSchema }) request: IssueRequest,
  ): Promise<DocumentAnswer> {
    return this.documents.issue(actor, caseNo, kind, request);
  }

  @Get(':caseNo/documents/:id/file')
  @ApiOperation({ summary: '下载文书（Word）' })
  @ApiProduces(DOCX)
  async file(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    return fileAnswer(await this.documents.file(actor, caseNo, id), DOCX);
  }

  @Get(':caseNo/papers/:paper/draft')
  @ApiOperation({
    summary: '看法律文书的拟稿（Word）',
    description: '审核、批准、退回之前核对全文：没有文号和成文日期，不留存。',
  })
  @ApiProduces(DOCX)
  async draft(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('paper') paper: string,
  ): Promise<StreamableFile> {
    return fileAnswer(await this.drafts.draft(actor, caseNo, paper), DOCX);
  }

  @Post(':caseNo/documents/:id/void')
  @HttpCode(200)
  @ApiOperation({
    summary: '申请作废文书',
    description:
      '由出具单位的人员提出，另一人复核后作废（POST /api/second-person/:id/confirm）；' +
      '申请人和出具人都不能复核。编号不再使用，文书仍存档。',
  })
  @ApiOkResponse(answer('SecondPersonRequest', '待复核的申请'))
  async void(
    @CurrentAccount() { actor }: SignedIn,
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @Body({ schema: voidRequestSchema }) body: VoidRequest,
    @Req() request: Request,
  ): Promise<SecondPersonAnswer> {
    return noted(request, await this.voiding.request(actor, caseNo, id, body));
  }
}
