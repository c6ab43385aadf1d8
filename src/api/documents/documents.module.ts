import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { SecondPersonModule } from '../second-person/second-person.module.js';
import { DocumentSources } from './document-sources.js';
import { DocumentVoiding } from './document-voiding.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentOffering } from './document-offering.service.js';
import { Documents } from './documents.service.js';
import { GateReading } from './gates.service.js';

@Module({
  imports: [CasesModule, SecondPersonModule],
  controllers: [DocumentsController],
  providers: [DocumentOffering, DocumentSources, Documents, GateReading, DocumentVoiding],
})
export class DocumentsModule {}
