import {
  Body,
  Controller,
  Get,
  HttpCode,
  Post,
  Query,
  Req,
  UploadedFile,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { ChainPerson, LinksImportReport, LinksReport } from '../../../contracts/chain-answers.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { noteForAudit } from '../../audit/audit-notes.js';
import { fileAnswer, XLSX } from '../../file-answer.js';
import { bytesOf, XlsxUpload, type UploadedXlsx } from '../../rosters/spreadsheet/xlsx-upload.js';
import { ChainAssigning } from './chain-assigning.js';
import { ChainImport } from './chain-import.js';
import { ChainPeople } from './chain-people.js';
import { linksBody, linksImportQuery, type LinksBody, type LinksImportQuery } from './chain.schema.js';
import { GapSheets } from './gap-sheet.js';

const REPLACED = { row: 3, account: 'u-1042', name: '示例人员' };
const COUNTS = { rows: 40, new: 38, unchanged: 1 };
const REPORT: LinksReport = { dryRun: false, counts: { ...COUNTS, replaced: 1 }, replaces: [REPLACED] };
const IMPORT: LinksImportReport = {
  dryRun: false,
  imported: true,
  counts: { ...COUNTS, changed: 1, bad: 0 },
  errors: [],
  replaces: [{ sheet: '责任人', ...REPLACED }],
  unfilled: 2,
  ignoredColumns: ['备注'],
};
const PERSON: ChainPerson = { account: 'u-1042', name: '示例人员', posts: ['柳湾乡 乡镇经办干部'] };

@ApiTags('双线四包')
@ApiBearerAuth()
@Controller('chains')
export class LinksController {
  constructor(
    private readonly people: ChainPeople,
    private readonly assigning: ChainAssigning,
    private readonly importing: ChainImport,
    private readonly sheets: GapSheets,
  ) {}

  @Get('people')
  @ApiOperation({
    summary: '可任责任人的人员',
    description: '本单位范围内今天在任的人员及其任职，供确定责任人时选择。',
  })
  @ApiOkResponse({ description: '人员', schema: { example: { items: [PERSON] } } })
  async within(@CurrentAccount() { actor }: SignedIn): Promise<{ readonly items: readonly ChainPerson[] }> {
    return { items: await this.people.within(actor) };
  }

  @Post('links')
  @HttpCode(200)
  @ApiOperation({
    summary: '确定责任人',
    description:
      '逐行检查，有一行错误即全部不写；dryRun=true 只检查。同一层级、同一单位只有一名责任人，新的自起始日接替旧的（replaces）。' +
      '责任人填人员编号；村民小组和学生一级也可只填姓名。乡镇确定政府线村以下，学校确定教育线年级以下，其余由教育局确定。',
  })
  @ApiOkResponse({ description: '结果', schema: { example: REPORT } })
  assign(
    @Body({ schema: linksBody }) { rows, dryRun }: LinksBody,
    @CurrentAccount() by: SignedIn,
  ): Promise<LinksReport> {
    return this.assigning.assign(
      rows.map((link, index) => ({ row: index + 1, link })),
      by,
      dryRun,
    );
  }

  @Get('links/sheet')
  @ApiOperation({
    summary: '责任人登记表（Excel）',
    description: '本单位应当确定而尚无责任人的各处，一处一行，填写后导入；另一张工作表是可填的人员编号。',
  })
  @ApiProduces(XLSX)
  async sheet(@CurrentAccount() by: SignedIn, @Req() request: Request): Promise<StreamableFile> {
    const { content, on, subjects } = await this.sheets.sheet(by);
    noteForAudit(request, { subjects });
    return fileAnswer({ name: `责任人登记表 ${on}.xlsx`, content }, XLSX);
  }

  @Post('links/import')
  @HttpCode(200)
  @XlsxUpload()
  @ApiOperation({
    summary: '批量确定责任人（Excel）',
    description:
      '表头：责任线、层级、单位代码、学生编码、人员编号、姓名、起始日期、终止日期。没有填责任人的行不读（unfilled）。' +
      '规则同上，错误逐格列出；dryRun=true 只检查，有错误也列出。',
  })
  @ApiOkResponse({ description: '结果', schema: { example: IMPORT } })
  import(
    @UploadedFile() file: UploadedXlsx | undefined,
    @Query({ schema: linksImportQuery }) { dryRun }: LinksImportQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<LinksImportReport> {
    return this.importing.import(bytesOf(file), by, dryRun === 'true');
  }
}
