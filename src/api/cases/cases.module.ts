import { Module } from '@nestjs/common';
import { WireModule } from '../live/wire.module.js';
import { CaseActsController } from './case-acts.controller.js';
import { CaseActs } from './case-acts.service.js';
import { CaseGateway } from './case-gateway.js';
import { CaseInbox } from './case-inbox.service.js';
import { CaseReading } from './case-reading.service.js';
import { CaseReporting } from './case-reporting.service.js';
import { CasesController } from './cases.controller.js';
import { CountySettings } from './county-settings.js';
import { InboxController } from './inbox.controller.js';

@Module({
  imports: [WireModule],
  controllers: [InboxController, CasesController, CaseActsController],
  providers: [CaseGateway, CountySettings, CaseReading, CaseInbox, CaseReporting, CaseActs],
  exports: [CaseGateway, CountySettings, CaseReporting, CaseReading],
})
export class CasesModule {}
