import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { dayOfAccess } from '../../domain/access/post.js';
import type { Role } from '../../domain/access/role.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { asSystem } from '../../persistence/principal.js';
import { casesWithoutDesk } from '../../persistence/readers/empty-desks.js';
import { officeName } from '../../persistence/readers/schools.js';
import { CurrentPerson, type SignedInPerson } from '../accounts/current-account.js';
import { countyOfOffice } from './county-of-office.js';

export interface EmptyDesks {
  readonly on: string;
  readonly items: readonly {
    readonly caseNo: string;
    readonly role: string | null;
    readonly roleLabel: string | null;
    readonly office: string | null;
    readonly officeName: string | null;
  }[];
}

/** Every open case has exactly one responsible office with somebody in it; whatever has slipped through stands here. */
@ApiTags('督查')
@ApiBearerAuth()
@Controller('oversight/desks')
export class DesksController {
  constructor(private readonly source: DataSource) {}

  @Get()
  @ApiOperation({
    summary: '无人负责的案件',
    description:
      '在办而其承办岗位今天无人任职的案件，如任职到期而无人接任。正常应为空。只有案号和岗位，不含学生信息。',
  })
  @ApiOkResponse({ description: '无人负责的案件', schema: { example: { on: '2026-11-22', items: [] } } })
  async list(@CurrentPerson() by: SignedInPerson): Promise<EmptyDesks> {
    const { manager } = this.source;
    const on = dayOfAccess(new Date());
    // Numbers of cases and desks alone, also for an administrator, who sees no case.
    const cases = await asSystem('looking for empty desks', () =>
      casesWithoutDesk(manager, on, { county: countyOfOffice(by) }),
    );
    const names = new Map<string, string>();
    for (const { office } of cases) {
      if (office !== null && !names.has(office)) names.set(office, await officeName(manager, office));
    }
    return {
      on,
      items: cases.map(({ caseNo, role, office }) => ({
        caseNo,
        role,
        roleLabel: role === null ? null : ROLE_LABELS[role as Role],
        office,
        officeName: office === null ? null : (names.get(office) ?? office),
      })),
    };
  }
}
