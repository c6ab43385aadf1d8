import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConsoleOffers, Rules } from '../../contracts/console-answers.js';
import { ROUTES } from '../../domain/access/route-permissions.js';
import { compilePolicy } from '../../policies/compile-policy.js';
import { loadPolicyPacks } from '../../policies/load-policy-packs.js';
import { CurrentPerson, type SignedInPerson } from '../accounts/current-account.js';
import { CountySettings } from '../cases/county-settings.js';

@ApiTags('网页')
@ApiBearerAuth()
@Controller()
export class ConsoleController {
  constructor(private readonly settings: CountySettings) {}

  @Get('console')
  @ApiOperation({ summary: '本人的网页栏目', description: '只决定显示哪些栏目；每项权限在办理时另行核对。' })
  @ApiOkResponse({ description: '栏目' })
  async offers(@CurrentPerson() by: SignedInPerson): Promise<ConsoleOffers> {
    const doors = Object.keys(ROUTES).filter((door) => {
      const roles = ROUTES[door]?.roles;
      return Array.isArray(roles) && roles.includes(by.role);
    });
    const opens = (door: string) => doors.includes(door);
    const trial = this.settings.isTrial;
    return {
      trial,
      today: await this.settings.today(),
      readCases: opens('GET /cases'),
      reportChildren: opens('POST /cases'),
      searchPupils: opens('GET /pupils'),
      importRosters: opens('POST /rosters/import'),
      lookAtMails: opens('GET /oversight/mails'),
      retryMails: opens('POST /oversight/mails/:key/retry'),
      setDrillClock: trial && opens('PUT /drill/clock'),
      opens: doors,
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
