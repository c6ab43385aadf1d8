import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { SecondPersonModule } from '../second-person/second-person.module.js';
import { ExportTables } from './export-tables.service.js';
import { ExportsController } from './exports.controller.js';
import { Exports } from './exports.service.js';

@Module({
  imports: [CasesModule, SecondPersonModule],
  controllers: [ExportsController],
  providers: [ExportTables, Exports],
})
export class ExportsModule {}
