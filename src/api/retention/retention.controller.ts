import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RetentionReport } from '../../contracts/http-schemas-retention.js';
import { RetentionKeeper } from './retention-keeper.js';

@ApiTags('个人信息保护')
@ApiBearerAuth()
@Controller('retention')
export class RetentionController {
  constructor(private readonly keeper: RetentionKeeper) {}

  @Get()
  @ApiOperation({
    summary: '保存期限与到期条数',
    description: '各类记录保存多久、依据什么、现在有多少条到期。案卷和审计不自动清除。',
  })
  @ApiOkResponse({ description: '报告', schema: { $ref: '#/components/schemas/RetentionReport' } })
  report(): Promise<RetentionReport> {
    return this.keeper.report();
  }
}
