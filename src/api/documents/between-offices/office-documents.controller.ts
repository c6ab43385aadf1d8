import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  officeDocumentRequestSchema,
  type OfficeDocumentAnswer,
  type OfficeDocumentList,
  type OfficeDocumentRequest,
} from '../../../contracts/http-schemas-office-documents.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { OfficeDocuments } from './office-documents.service.js';
import { DOCX, fileAnswer } from '../../file-answer.js';
import { answer } from '../../openapi-answer.js';

@ApiTags('文书')
@ApiBearerAuth()
@Controller('office-documents')
export class OfficeDocumentsController {
  constructor(private readonly documents: OfficeDocuments) {}

  @Get()
  @ApiOperation({
    summary: '单位之间的文书',
    description: '约谈、整改、通报、纪要、责任书。教育局可见本县各乡镇的。',
  })
  @ApiOkResponse(answer('OfficeDocumentList', '文书'))
  list(@CurrentAccount() { actor }: SignedIn): Promise<OfficeDocumentList> {
    return this.documents.list(actor);
  }

  @Post(':kind')
  @HttpCode(200)
  @ApiOperation({
    summary: '出具单位之间的文书',
    description:
      '不得写入学生、监护人的姓名；个案以案件编号指称。编号连续，出具后文字固定；内容相同的再次出具，得到的是同一份。',
  })
  @ApiOkResponse(answer('OfficeDocument', '文书'))
  issue(
    @CurrentAccount() { actor }: SignedIn,
    @Param('kind') kind: string,
    @Body({ schema: officeDocumentRequestSchema }) { fields }: OfficeDocumentRequest,
  ): Promise<OfficeDocumentAnswer> {
    return this.documents.issue(actor, kind, fields);
  }

  @Get(':id/file')
  @ApiOperation({ summary: '下载单位之间的文书（Word）' })
  @ApiProduces(DOCX)
  async file(@CurrentAccount() { actor }: SignedIn, @Param('id') id: string): Promise<StreamableFile> {
    return fileAnswer(await this.documents.file(actor, id), DOCX);
  }
}
