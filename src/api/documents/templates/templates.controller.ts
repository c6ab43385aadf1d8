import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TemplateAnswer, TemplateList } from '../../../contracts/http-schemas-templates.js';
import { onlyThese } from '../../../contracts/http-schemas.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { TemplateShelf } from './template-shelf.service.js';
import { TemplateUpload } from './template-upload.js';
import { DOCX, fileAnswer } from '../../file-answer.js';
import { answer } from '../../openapi-answer.js';

const agencyQuery = onlyThese({
  agency: z
    .string()
    .regex(/^(\d{6}|\d{9}|\d{10})$/, '「agency」应为县、乡镇或学校的代码。')
    .optional()
    .meta({ description: '单位代码；不填为本单位' }),
});
type AgencyQuery = z.output<typeof agencyQuery>;

@ApiTags('文书模板')
@ApiBearerAuth()
@Controller('templates')
export class TemplatesController {
  constructor(private readonly shelf: TemplateShelf) {}

  @Get()
  @ApiOperation({
    summary: '各种文书的模板',
    description: '含必备字段、可用字段的含义，以及出具时须填写的内容。',
  })
  @ApiOkResponse(answer('TemplateList', '模板'))
  list(
    @CurrentAccount() { actor }: SignedIn,
    @Query({ schema: agencyQuery }) { agency }: AgencyQuery,
  ): Promise<TemplateList> {
    return this.shelf.list(actor, agency);
  }

  @Get(':kind')
  @ApiOperation({ summary: '下载模板（Word）', description: '用 Word 修改后上传；{字段} 处由系统填写。' })
  @ApiProduces(DOCX)
  async file(
    @CurrentAccount() { actor }: SignedIn,
    @Param('kind') kind: string,
    @Query({ schema: agencyQuery }) { agency }: AgencyQuery,
  ): Promise<StreamableFile> {
    return fileAnswer(await this.shelf.file(actor, kind, agency), DOCX);
  }

  @Put(':kind')
  @TemplateUpload()
  @ApiOperation({
    summary: '上传模板',
    description:
      '上传时检查：缺少或多出的字段逐一指出并说明含义；含宏、外部引用、嵌入对象的不予接受。此后出具的文书用新版本，已出具的不变。',
  })
  @ApiOkResponse(answer('Template', '模板'))
  put(
    @CurrentAccount() { actor }: SignedIn,
    @Param('kind') kind: string,
    @Query({ schema: agencyQuery }) { agency }: AgencyQuery,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
  ): Promise<TemplateAnswer> {
    return this.shelf.put(actor, kind, agency, file?.buffer);
  }

  @Post(':kind/reset')
  @HttpCode(200)
  @ApiOperation({ summary: '恢复系统自带的模板' })
  @ApiOkResponse(answer('Template', '模板'))
  reset(
    @CurrentAccount() { actor }: SignedIn,
    @Param('kind') kind: string,
    @Query({ schema: agencyQuery }) { agency }: AgencyQuery,
  ): Promise<TemplateAnswer> {
    return this.shelf.reset(actor, kind, agency);
  }
}
