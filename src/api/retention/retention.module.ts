import { Module } from '@nestjs/common';
import { RetentionController } from './retention.controller.js';
import { RetentionKeeper } from './retention-keeper.js';

@Module({ controllers: [RetentionController], providers: [RetentionKeeper] })
export class RetentionModule {}
