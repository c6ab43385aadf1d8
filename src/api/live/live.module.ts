import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EventsController } from './events.controller.js';
import { LiveCases } from './live-cases.js';
import { WireModule } from './wire.module.js';

@Module({ imports: [AccountsModule, WireModule], controllers: [EventsController], providers: [LiveCases] })
export class LiveModule {}
