import { Module } from '@nestjs/common';
import { CountyWire } from './county-wire.js';

@Module({ providers: [CountyWire], exports: [CountyWire] })
export class WireModule {}
