import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  drillClockRequestSchema,
  type DrillClockAnswer,
  type DrillClockRequest,
} from '../../contracts/http-schemas-oversight.js';
import { dateAt, jumpedTo, withSpeed, type CaseClock } from '../../domain/calendar/case-clock.js';
import { isBefore } from '../../domain/calendar/plain-date.js';
import { refusal } from '../../domain/refusal.js';
import { lockSetting, publishSetting } from '../../persistence/readers/cases-settings.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { OpenCasesHearing } from './open-cases-hearing.js';
import { mayOversee, mustOversee } from './oversight-access.js';

/**
 * A linear clock cannot stand still, so a pause is a day that lasts a month: nothing happens while people talk, and
 * the engine's timers stay within what it can hold.
 */
const PAUSED_MS_PER_DAY = 30 * 86_400_000;

@ApiTags('演练')
@ApiBearerAuth()
@Controller('drill/clock')
export class DrillClockController {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly cases: OpenCasesHearing,
  ) {}

  @Get()
  @ApiOperation({ summary: '演练时钟', description: '仅试用模式。' })
  @ApiOkResponse({ description: '演练时钟', schema: { $ref: '#/components/schemas/DrillClock' } })
  async read(@CurrentAccount() { actor }: SignedIn): Promise<DrillClockAnswer> {
    this.mustBeTrial();
    const cases = mayOversee(actor, 'setDrillClock') ? await this.cases.of('clock') : null;
    return { ...shown(await this.settings.clock(), Date.now()), cases };
  }

  @Put()
  @ApiOperation({
    summary: '调整演练时钟',
    description: '先跳到日期，再改快慢或暂停；后台随即逐件通知在办案件（进度见 GET）。仅试用模式，不能倒退。',
  })
  @ApiOkResponse({ description: '演练时钟', schema: { $ref: '#/components/schemas/DrillClock' } })
  async set(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: drillClockRequestSchema }) request: DrillClockRequest,
  ): Promise<DrillClockAnswer> {
    this.mustBeTrial();
    mustOversee(actor, 'setDrillClock');
    const clock = await auditedTransaction(this.source, async (manager) => {
      await lockSetting(manager, 'clock');
      const now = Date.now();
      const changed = changedClock(await this.settings.clock(), now, request);
      await publishSetting(manager, 'clock', changed, new Date(now));
      return changed;
    });
    const cases = await this.cases.soon('clock');
    return { ...shown(clock, Date.now()), cases };
  }

  private mustBeTrial(): void {
    if (this.settings.isTrial) return;
    throw new ProblemException(409, refusal('not_a_trial', '正式运行按真实日期计时，没有演练时钟。'));
  }
}

function changedClock(clock: CaseClock, now: number, request: DrillClockRequest): CaseClock {
  const { jumpTo, secondsPerDay, pause } = request;
  const today = dateAt(clock, now);
  if (jumpTo !== undefined && isBefore(jumpTo, today)) {
    throw new ProblemException(
      422,
      refusal('clock_goes_back', `演练时钟不能倒退，今天是 ${today}。`, { field: 'jumpTo', value: jumpTo }),
    );
  }
  const jumped = jumpTo === undefined ? clock : jumpedTo(clock, now, jumpTo);
  if (pause) return withSpeed(jumped, now, PAUSED_MS_PER_DAY);
  return secondsPerDay === undefined ? jumped : withSpeed(jumped, now, secondsPerDay * 1_000);
}

function shown(clock: CaseClock, now: number): Omit<DrillClockAnswer, 'cases'> {
  return {
    today: dateAt(clock, now),
    secondsPerDay: clock.msPerDay / 1_000,
    paused: clock.msPerDay >= PAUSED_MS_PER_DAY,
    clock: { ...clock },
  };
}
