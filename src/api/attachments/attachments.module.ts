import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { SecondPersonModule } from '../second-person/second-person.module.js';
import { AttachmentRemoval } from './attachment-removal.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { Attachments } from './attachments.service.js';

@Module({
  imports: [CasesModule, SecondPersonModule],
  controllers: [AttachmentsController],
  providers: [Attachments, AttachmentRemoval],
  exports: [Attachments],
})
export class AttachmentsModule {}
