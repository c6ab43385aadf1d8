import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DocumentSources } from './document-sources.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentOffering } from './document-offering.service.js';
import { Documents } from './documents.service.js';
import { GateReading } from './gates.service.js';

@Module({
  imports: [CasesModule],
  controllers: [DocumentsController],
  providers: [DocumentOffering, DocumentSources, Documents, GateReading],
})
export class DocumentsModule {}
