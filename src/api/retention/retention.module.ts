import { Module } from '@nestjs/common';
import { SecondPersonModule } from '../second-person/second-person.module.js';
import { Destruction } from './destruction.service.js';
import { KeptFiles } from './kept-files.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionKeeper } from './retention-keeper.js';

@Module({
  imports: [SecondPersonModule],
  controllers: [RetentionController],
  providers: [RetentionKeeper, KeptFiles, Destruction],
})
export class RetentionModule {}
