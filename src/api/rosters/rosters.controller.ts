import { Controller, HttpCode, Post, Query, UploadedFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { RosterImport } from './roster-import.js';
import { importQuery, type ImportQuery } from './import-query.schema.js';
import type { RosterReport } from '../../contracts/roster-report.js';
import { asProblems } from './spreadsheet/finding.js';
import { bytesOf, XlsxUpload, type UploadedXlsx } from './spreadsheet/xlsx-upload.js';

const EXAMPLE: RosterReport = {
  dryRun: true,
  imported: false,
  batch: null,
  counts: { rows: 43, new: 2, changed: 1, unchanged: 39, bad: 1 },
  errors: [
    {
      sheet: '七年级',
      row: 7,
      column: '身份证号',
      value: '3137**********1234',
      code: 'id_number_check_digit',
      message: '身份证号校验位不符，号码中可能有数字填错。',
    },
  ],
  warnings: [],
  ignoredColumns: ['备注'],
};

@ApiTags('花名册')
@ApiBearerAuth()
@Controller('rosters')
export class RostersController {
  constructor(private readonly rosters: RosterImport) {}

  @Post('import')
  @HttpCode(200)
  @XlsxUpload()
  @ApiOperation({
    summary: '导入学籍花名册',
    description:
      '读取学校学籍册（一校一册）导出的 Excel。表头在前 10 行内即可，列的次序不限：姓名、年级、班级必有；' +
      '性别、出生日期、身份证号、学籍号、学校（名称或学校标识码）、监护人、监护人关系、电话、户籍地、现住地、' +
      '特殊群体（用「、」隔开）、学籍状态可有。没有身份证号的儿童可以导入，须填性别和出生日期。' +
      '先按学籍号、再按身份证号、再按学校+姓名+出生日期认人；空单元格不改动已登记的内容；重复导入同一文件不产生变化。' +
      'dryRun=true 只检查不写入。keep=none（默认）有一行错误即整份不导入；keep=good 导入正确的行并列出错误的行。' +
      '学籍管理员只能导入本校，教育局经办人可导入本县各校。',
  })
  @ApiOkResponse({ description: '导入（或检查）结果', schema: { example: EXAMPLE } })
  @ApiUnprocessableEntityResponse({ description: '文件无法读取，或有错误行而未导入；errors 逐格说明' })
  @ApiForbiddenResponse({ description: '当前岗位不能导入花名册' })
  async import(
    @UploadedFile() file: UploadedXlsx | undefined,
    @Query({ schema: importQuery }) query: ImportQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<RosterReport> {
    const answer = await this.rosters.import(bytesOf(file), by, query);
    if (answer.ok) return answer.report;
    const { refusal, report } = answer;
    const status = refusal.code === 'not_your_role' ? 403 : 422;
    throw new ProblemException(status, refusal, report && { ...report, errors: asProblems(report.errors) });
  }
}
