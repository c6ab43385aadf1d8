import { Body, Controller, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import {
  exportRequestSchema,
  type ExportAnswer,
  type ExportList,
  type ExportMade,
  type ExportRequest,
} from '../../contracts/http-schemas-exports.js';
import {
  CurrentAccount,
  CurrentPerson,
  type SignedIn,
  type SignedInPerson,
} from '../accounts/current-account.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { noted } from '../second-person/second-person.controller.js';
import { Exports } from './exports.service.js';
import { XLSX, fileAnswer } from '../file-answer.js';
import { answer } from '../openapi-answer.js';

@ApiTags('导出')
@ApiBearerAuth()
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '导出台账、案件清单或月报表',
    description:
      '限本单位管辖范围，取得编号后一日内下载。姓名、号码、电话、住址默认遮蔽；' +
      '要未遮蔽的须选择理由并由另一人复核。文件首行、每页页眉、每行和文件属性都有编号、导出人和时间。',
  })
  @ApiOkResponse(answer('ExportMade', '导出编号，或待复核的申请'))
  async ask(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: exportRequestSchema }) body: ExportRequest,
    @Req() request: Request,
  ): Promise<ExportMade> {
    const made = await this.exports.ask(actor, body);
    if (made.request) noted(request, made.request);
    else noteForAudit(request, { object: made.export?.number ?? '', detail: `${body.kind} masked` });
    return made;
  }

  @Get()
  @ApiOperation({ summary: '本单位的导出' })
  @ApiOkResponse(answer('ExportList', '导出'))
  list(@CurrentAccount() { actor }: SignedIn): Promise<ExportList> {
    return this.exports.list(actor);
  }

  @Get(':number')
  @ApiOperation({
    summary: '凭编号查一次导出',
    description: '发现外流的文件时，查出何人、何时、经谁复核导出了多少行。本单位、教育局负责人和审计管理员。',
  })
  @ApiOkResponse(answer('Export', '导出'))
  find(@CurrentPerson() person: SignedInPerson, @Param('number') number: string): Promise<ExportAnswer> {
    return this.exports.find(person, number);
  }

  @Get(':number/file')
  @ApiOperation({ summary: '下载导出的文件', description: '只有导出人本人；一个编号只有一份文件。' })
  @ApiProduces(XLSX)
  async file(
    @CurrentAccount() { actor }: SignedIn,
    @Param('number') number: string,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const { record, name, content, subjects } = await this.exports.file(actor, number);
    const { kind, masked, rows, sha256, approvedBy } = record;
    noteForAudit(request, {
      object: number,
      subjects,
      detail: `${kind} ${masked ? 'masked' : `unmasked approved-by:${approvedBy}`} rows:${rows} sha256:${sha256}`,
    });
    return fileAnswer({ name, content }, XLSX);
  }
}
