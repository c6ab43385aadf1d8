import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ConsoleController } from './console.controller.js';

/** What only the console asks for: which doors to show, and the rules themselves for the ladder preview. */
@Module({ imports: [CasesModule], controllers: [ConsoleController] })
export class ConsoleModule {}
