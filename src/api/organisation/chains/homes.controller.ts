import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { HomesMissing } from '../../../contracts/chain-answers.js';
import { CurrentAccount, type SignedIn } from '../../accounts/current-account.js';
import { homesBody, type HomesBody } from './chain.schema.js';
import { ChainHomes } from './chain-homes.js';

const MISSING: HomesMissing = {
  total: 3,
  items: [
    {
      pupil: 'p-k3v6x2m7qa',
      name: '示例学生',
      schoolName: '示例中学',
      grade: 7,
      classNo: 2,
      township: '370999201',
      village: null,
    },
  ],
};

@ApiTags('双线四包')
@ApiBearerAuth()
@Controller('chains/homes')
export class HomesController {
  constructor(private readonly homes: ChainHomes) {}

  @Get()
  @ApiOperation({
    summary: '未登记所在村组的学生',
    description:
      '本单位管辖范围内的在籍学生，一次至多 200 名；total 为总数。本县责任链不到村民小组的，不要求登记小组。',
  })
  @ApiOkResponse({ description: '学生', schema: { example: MISSING } })
  missing(@CurrentAccount() by: SignedIn): Promise<HomesMissing> {
    return this.homes.missing(by);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '登记学生所在村组',
    description: '政府线据此确定包村、包组、包户的责任人。逐行检查，有一行错误即全部不写。',
  })
  @ApiOkResponse({ description: '已登记', schema: { example: { rows: 40 } } })
  record(
    @Body({ schema: homesBody }) body: HomesBody,
    @CurrentAccount() by: SignedIn,
  ): Promise<{ readonly rows: number }> {
    return this.homes.record(body, by);
  }
}
