import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Public } from '../accounts/public.js';
import { CaseGateway } from '../cases/case-gateway.js';

type Condition = 'up' | 'down';
interface Health {
  readonly status: Condition;
  readonly database: Condition;
  readonly temporal: Condition;
}

const PATIENCE_MS = 4_000;

@ApiTags('系统')
@Controller('health')
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly gateway: CaseGateway,
  ) {}

  @Public()
  @Get()
  @ApiOperation({ summary: '系统状况', description: '数据库和流程引擎是否有回应。' })
  @ApiOkResponse({
    description: '正常',
    schema: { example: { status: 'up', database: 'up', temporal: 'up' } },
  })
  @ApiServiceUnavailableResponse({ description: '有一项没有回应' })
  async check(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const [database, temporal] = await Promise.all([
      conditionOf(this.source.query('SELECT 1')),
      conditionOf(this.gateway.ping()),
    ]);
    const status = database === 'up' && temporal === 'up' ? 'up' : 'down';
    if (status === 'down') response.status(503);
    return { status, database, temporal };
  }
}

/** Whoever asks for health wants an answer now; one that does not come is an answer. */
async function conditionOf(answer: Promise<unknown>): Promise<Condition> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Condition>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const condition = answer.then(
    (): Condition => 'up',
    (): Condition => 'down',
  );
  return Promise.race([condition, late]).finally(() => clearTimeout(timer));
}
