import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import type { AuditEntry, AuditPage, ChainVerdict } from '../../contracts/audit-answers.js';

import { boundToPrincipal } from '../../persistence/principal.js';
import { followChain } from '../../persistence/audit-chain.js';
import { auditChain, auditEntries } from '../../persistence/readers/audit.js';
import { auditQuery, type AuditQuery } from './audit.schema.js';
import { UnauditedWatch } from './unaudited-watch.js';

/** For the audit administrator alone, who sees codes of people, children and cases and none of their contents. */
@ApiTags('审计')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(
    private readonly source: DataSource,
    private readonly watch: UnauditedWatch,
  ) {}

  @Get()
  @ApiOperation({
    summary: '审计记录',
    description:
      '最新的在前。只有代码，没有姓名。unaudited：办理日志中有、审计中没有的事项，正常应为空。仅审计管理员。',
  })
  @ApiOkResponse({
    description: '一页审计记录',
    schema: { example: { items: [], next: null, unaudited: [] } },
  })
  async list(@Query({ schema: auditQuery }) { limit, ...filter }: AuditQuery): Promise<AuditPage> {
    const items = await auditEntries(this.source.manager, filter, limit);
    const next = items.length === limit ? (items.at(-1)?.seq ?? null) : null;
    return { items, next, unaudited: await this.watch.found() };
  }

  @Get('verification')
  @ApiOperation({
    summary: '核验审计链',
    description:
      '自第一条起逐条核对摘要，指出第一处断裂。链尾被截去的，须用库外日志核验（npm run audit:verify -- --log）。',
  })
  @ApiOkResponse({
    description: '核验结果',
    schema: { example: { whole: true, entries: 1024, head: { seq: '1024', hash: '…' } } },
  })
  verify(): Promise<ChainVerdict> {
    return followChain(auditChain((sql, parameters) => this.source.query(sql, parameters)));
  }

  @Get('export')
  @ApiOperation({
    summary: '导出审计链',
    description: '自第一条起，一行一条 JSON。用 npm run audit:verify -- --file <文件> 离线核验。',
  })
  @ApiOkResponse({ description: '审计链' })
  export(): StreamableFile {
    // Read while it is being sent, when the request is over.
    const entries = auditChain(
      boundToPrincipal((sql: string, parameters: unknown[]) => this.source.query(sql, parameters)),
    );
    return new StreamableFile(Readable.from(lines(entries)), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit.jsonl"',
    });
  }
}

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
