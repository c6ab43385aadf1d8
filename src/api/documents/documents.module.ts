import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { SecondPersonModule } from '../second-person/second-person.module.js';
import { BundleBinding } from './bundles/bundle-binding.js';
import { BundleShelf } from './bundles/bundle-shelf.service.js';
import { BundleSources } from './bundles/bundle-sources.js';
import { BundlesController } from './bundles/bundles.controller.js';
import { CaseFiles } from './bundles/case-files.service.js';
import { CourtBundles } from './bundles/court-bundles.service.js';
import { OfficeDocumentsController } from './between-offices/office-documents.controller.js';
import { OfficeDocuments } from './between-offices/office-documents.service.js';
import { DocumentDrafts } from './document-drafts.service.js';
import { DocumentSources } from './document-sources.js';
import { DocumentVoiding } from './document-voiding.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentOffering } from './document-offering.service.js';
import { Documents } from './documents.service.js';
import { GateReading } from './gates.service.js';
import { TemplateShelf } from './templates/template-shelf.service.js';
import { TemplatesController } from './templates/templates.controller.js';
import { WordPrinter } from './word-printer.js';

@Module({
  imports: [CasesModule, SecondPersonModule],
  controllers: [DocumentsController, BundlesController, TemplatesController, OfficeDocumentsController],
  providers: [
    BundleBinding,
    BundleShelf,
    BundleSources,
    CaseFiles,
    DocumentDrafts,
    CourtBundles,
    DocumentOffering,
    DocumentSources,
    DocumentVoiding,
    Documents,
    GateReading,
    OfficeDocuments,
    TemplateShelf,
    WordPrinter,
  ],
})
export class DocumentsModule {}
