import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CalendarController } from './calendar.controller.js';
import { CodecCors } from './codec-cors.js';
import { CodecController } from './codec.controller.js';
import { DrillClockController } from './drill-clock.controller.js';
import { OpenCasesHearing } from './open-cases-hearing.js';
import { HealthController } from './health.controller.js';
import { IndicatorsController } from './indicators.controller.js';
import { Indicators } from './indicators.service.js';
import { MailsController } from './mails.controller.js';
import { RollKeeper } from './roll-keeper.js';
import { StuckController } from './stuck.controller.js';

@Module({
  imports: [CasesModule],
  controllers: [
    HealthController,
    StuckController,
    IndicatorsController,
    MailsController,
    CalendarController,
    DrillClockController,
    CodecController,
  ],
  providers: [OpenCasesHearing, Indicators, RollKeeper],
})
export class OversightModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(CodecCors).forRoutes({ path: 'codec/*path', method: RequestMethod.ALL });
  }
}
