import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { Attachments } from './attachments.service.js';

@Module({
  imports: [CasesModule],
  controllers: [AttachmentsController],
  providers: [Attachments],
  exports: [Attachments],
})
export class AttachmentsModule {}
