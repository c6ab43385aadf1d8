import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';
import type { PupilSummary, PupilView } from '../../contracts/pupil-answers.js';
import type { Judged } from '../../domain/refusal.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { PupilRegister, type PupilList } from './pupil-register.js';

const searchBody = onlyThese({
  q: z
    .string('缺少查询内容。')
    .trim()
    .min(1, '查询内容至少一个字。')
    .max(40, '查询内容至多 40 个字。')
    .regex(/^\P{Cc}*$/u, '查询内容中有不可见的字符。')
    .meta({ description: '姓名的一部分，或完整的学籍号、身份证号、学生编号', examples: ['p-k3v6x2m7qa'] }),
});

const pupilCode = z
  .string()
  .regex(/^p-[a-z2-7]{10}$/, '学生编号应为 p- 加 10 位字母或数字。')
  .meta({ description: '学生编号', example: 'p-k3v6x2m7qa' });

const SUMMARY: PupilSummary = {
  code: 'p-k3v6x2m7qa',
  name: '示例学生',
  sex: 'female',
  schoolCode: '3137099001',
  grade: 7,
  gradeName: '七年级',
  classNo: 2,
  schoolClass: '3137099001-7-2',
  idNumber: '3709**********1234',
  studentNumber: 'G3709**********1234',
  status: 'enrolled',
};
const VIEW: PupilView = {
  ...SUMMARY,
  birthDate: '2013-04-02',
  schoolName: '示例中学',
  guardianName: '示例监护人',
  guardianRelation: '母亲',
  phone: '138****1234',
  hukouAddress: '示例镇****',
  homeAddress: '示例镇****',
  specialGroups: [{ code: 'left_behind', label: '留守儿童' }],
};

@ApiTags('学生')
@ApiBearerAuth()
@Controller('pupils')
export class PupilsController {
  constructor(private readonly register: PupilRegister) {}

  @Get()
  @ApiOperation({
    summary: '管辖范围内的学生',
    description:
      '班主任限本班，学校岗位限本校，乡镇岗位限本乡镇学校，教育局为全县。至多列出 50 名，号码均已遮蔽。',
  })
  @ApiOkResponse({ schema: { example: { pupils: [SUMMARY], more: false } satisfies PupilList } })
  async list(@CurrentAccount() by: SignedIn): Promise<PupilList> {
    return answered(await this.register.search(by, ''));
  }

  /** Nothing is changed by it; it is a POST so that no name or number stands in an address. */
  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    summary: '查询学生',
    description: '只在本人管辖范围内查询。姓名和号码不写进网址，以免留在日志和浏览记录里。',
  })
  @ApiOkResponse({ schema: { example: { pupils: [SUMMARY], more: false } satisfies PupilList } })
  async search(
    @Body({ schema: searchBody }) { q }: z.output<typeof searchBody>,
    @CurrentAccount() by: SignedIn,
  ): Promise<PupilList> {
    return answered(await this.register.search(by, q));
  }

  @Get(':code')
  @ApiOperation({ summary: '查看一名学生', description: '身份证号、学籍号、电话和住址已遮蔽。' })
  @ApiOkResponse({ schema: { example: VIEW } })
  @ApiNotFoundResponse({ description: '管辖范围内没有这名学生' })
  async show(
    @Param('code', { schema: pupilCode }) code: string,
    @CurrentAccount() by: SignedIn,
  ): Promise<PupilView> {
    return answered(await this.register.show(by, code));
  }
}

function answered<T>(judged: Judged<T>): T {
  if (judged.ok) return judged.value;
  throw new ProblemException(judged.refusal.code === 'unknown_child' ? 404 : 403, judged.refusal);
}
