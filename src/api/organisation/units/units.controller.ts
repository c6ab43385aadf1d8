import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Unit } from '../../../domain/organisation/unit.js';
import { CurrentPerson, type SignedInPerson } from '../../accounts/current-account.js';
import { UnitRegister, type UnitsReport } from './unit-register.js';
import {
  unitCloseBody,
  unitCode,
  unitQuery,
  unitsBody,
  type UnitCloseBody,
  type UnitQuery,
  type UnitsBody,
} from './unit.schema.js';

const EXAMPLE = {
  kind: 'school',
  code: '3137099012',
  name: '柳湾初级中学',
  parent: '370999201',
  from: null,
  to: null,
  localGovernment: null,
};

@ApiTags('组织机构')
@ApiBearerAuth()
@Controller('units')
export class UnitsController {
  constructor(private readonly register: UnitRegister) {}

  @Get()
  @ApiOperation({
    summary: '单位',
    description:
      '本人管辖范围内某日（默认今天）的县、乡镇、村、村民小组、部门、学校、年级、班级。' +
      'scope=county 另含全县的乡镇和学校，如填写转入学校时用；登记学生所在村组的岗位另见全县的村和村民小组。',
  })
  @ApiOkResponse({ description: '单位', schema: { example: { items: [EXAMPLE] } } })
  async list(
    @CurrentPerson() by: SignedInPerson,
    @Query({ schema: unitQuery }) query: UnitQuery,
  ): Promise<{ readonly items: readonly Unit[] }> {
    return { items: await this.register.list(by, query) };
  }

  @Get(':unit/versions')
  @ApiOperation({ summary: '单位沿革', description: '曾用名称、隶属和起止日期，最近的在前。仅系统管理员。' })
  @ApiOkResponse({ description: '沿革', schema: { example: { items: [EXAMPLE] } } })
  async versions(
    @Param('unit', { schema: unitCode }) unit: string,
  ): Promise<{ readonly items: readonly Unit[] }> {
    return { items: await this.register.versions(unit) };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: '登记或更名',
    description:
      '代码按 GB/T 2260（县 6 位）、乡镇 9 位、村 12 位、学校标识码 10 位校验。新单位自 from 起；已有单位的新名称、新隶属自今天起，旧的留存。' +
      '逐行检查，有一行错误即全部不写；dryRun=true 只检查。',
  })
  @ApiOkResponse({
    description: '登记（或检查）结果',
    schema: { example: { dryRun: false, counts: { rows: 2, new: 2, changed: 0 } } },
  })
  write(@Body({ schema: unitsBody }) body: UnitsBody): Promise<UnitsReport> {
    return this.register.write(body);
  }

  @Post(':unit/close')
  @HttpCode(204)
  @ApiOperation({
    summary: '撤销单位',
    description:
      '到某日为止。还有下级单位、在籍学生、任职或在办案件的不能撤销；dryRun=true 只检查。代码不再使用，记录留存。',
  })
  @ApiNoContentResponse({ description: '已办理' })
  close(
    @Param('unit', { schema: unitCode }) unit: string,
    @Body({ schema: unitCloseBody }) body: UnitCloseBody,
  ): Promise<void> {
    return this.register.close(unit, body);
  }
}
