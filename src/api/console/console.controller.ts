import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REPORTER_ROLES } from '../../domain/access/act-permissions.js';
import type { Role } from '../../domain/access/role.js';
import { compilePolicy } from '../../policies/compile-policy.js';
import { loadPolicyPacks } from '../../policies/load-policy-packs.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { CountySettings } from '../cases/county-settings.js';
import { mustReadCases } from '../cases/case-access.js';
import { OVERSIGHT } from '../oversight/oversight-access.js';
import { registerReachOf } from '../rosters/register-reach.js';
import { mayImportRoster } from '../rosters/roster-scope.js';
import type { ConsoleOffers, Rules } from './console-answers.js';

@ApiTags('网页')
@ApiBearerAuth()
@Controller()
export class ConsoleController {
  constructor(private readonly settings: CountySettings) {}

  @Get('console')
  @ApiOperation({ summary: '本人的网页栏目', description: '只决定显示哪些栏目；每项权限在办理时另行核对。' })
  @ApiOkResponse({ description: '栏目' })
  async offers(@CurrentAccount() by: SignedIn): Promise<ConsoleOffers> {
    const holds = (roles: readonly Role[]) => roles.includes(by.role);
    const trial = this.settings.isTrial;
    return {
      trial,
      today: await this.settings.today(),
      readCases: allowed(() => mustReadCases(by.actor)),
      reportChildren: holds(REPORTER_ROLES),
      searchPupils: registerReachOf(by).ok,
      importRosters: mayImportRoster(by).ok,
      lookAtMails: holds(OVERSIGHT.lookAtMails),
      retryMails: holds(OVERSIGHT.retryMails),
      setDrillClock: trial && holds(OVERSIGHT.setDrillClock),
    };
  }

  @Get('policies')
  @ApiOperation({ summary: '各方案和县历', description: '办案所用的期限规则，供期限推演；不含个人信息。' })
  @ApiOkResponse({ description: '方案' })
  async rules(): Promise<Rules> {
    const today = await this.settings.today();
    const [calendar, current] = await Promise.all([this.settings.calendar(today), this.settings.policy()]);
    return { today, current: current.id, policies: loadPolicyPacks().map(compilePolicy), calendar };
  }
}

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
