import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { PublicCountsController } from './public-counts.controller.js';

@Module({ imports: [CasesModule], controllers: [PublicCountsController] })
export class PublicCountsModule {}
