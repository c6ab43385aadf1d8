import { Body, Controller, HttpCode, Post, Query, UploadedFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { refusal } from '../../domain/refusal.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { importQuery, type ImportQuery } from '../rosters/import-query.schema.js';
import type { Finding } from '../../contracts/roster-report.js';
import { bytesOf, XlsxUpload, type UploadedXlsx } from '../rosters/spreadsheet/xlsx-upload.js';
import { attendanceFeed, type AttendanceFeed } from './attendance-feed.schema.js';
import { AttendanceIntake, type FeedFault, type IntakeAnswer } from './attendance-intake.js';
import type { AttendanceReport } from '../../contracts/attendance-report.js';

const EXAMPLE: AttendanceReport<never> = {
  dryRun: false,
  imported: true,
  counts: { rows: 43, new: 43, changed: 0, unchanged: 0, bad: 0 },
  errors: [],
  thresholdReached: ['p-k3v6x2m7qa'],
  notCounted: null,
};

const COMMON =
  '一名学生一天只有一条，后提交的替代先提交的，重复提交不产生变化。写入后按本县现行方案和校历计算缺课，' +
  '达到方案所定天数的自动生成预警（由人核实）。请假（含病假、事假）不算旷课。' +
  'dryRun、keep 的含义与导入花名册相同。班主任限本班，学籍管理员和校长限本校，教育局经办人为全县。';

@ApiTags('考勤')
@ApiBearerAuth()
@Controller('attendance')
export class AttendanceController {
  constructor(private readonly intake: AttendanceIntake) {}

  @Post('import')
  @HttpCode(200)
  @XlsxUpload()
  @ApiOperation({
    summary: '导入考勤表',
    description: `读取 Excel 考勤表：学籍号或身份证号、日期、情况（到校、旷课、请假、病假、事假）。${COMMON}`,
  })
  @ApiOkResponse({ description: '录入（或检查）结果', schema: { example: EXAMPLE } })
  @ApiUnprocessableEntityResponse({ description: '文件无法读取，或有错误行而未录入；errors 逐格说明' })
  async import(
    @UploadedFile() file: UploadedXlsx | undefined,
    @Query({ schema: importQuery }) query: ImportQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<AttendanceReport<Finding>> {
    return answered(await this.intake.fromFile(bytesOf(file), by, query));
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '提交考勤（供其他系统调用）',
    description: `以 JSON 提交，一次至多 5000 条。${COMMON}`,
  })
  @ApiOkResponse({ description: '录入（或检查）结果', schema: { example: EXAMPLE } })
  @ApiUnprocessableEntityResponse({ description: '有错误而未录入；errors 指明是第几条的哪一项' })
  async feed(
    @Body({ schema: attendanceFeed }) feed: AttendanceFeed,
    @Query({ schema: importQuery }) query: ImportQuery,
    @CurrentAccount() by: SignedIn,
  ): Promise<AttendanceReport<FeedFault>> {
    return answered(await this.intake.fromFeed(feed, by, query));
  }
}

function answered<Fault extends object>(answer: IntakeAnswer<Fault>): AttendanceReport<Fault> {
  if (!answer.ok) {
    const status = answer.refusal.code === 'not_your_role' ? 403 : 422;
    throw new ProblemException(status, answer.refusal, answer.report);
  }
  if (answer.untold > 0) {
    throw new ProblemException(
      503,
      refusal('cases_not_told', `考勤已保存，但有 ${answer.untold} 名学生的缺课未能报送到案件。`, {
        possible: ['稍后把同一份考勤再提交一次，不会重复录入'],
      }),
      answer.report,
    );
  }
  return answer.report;
}
