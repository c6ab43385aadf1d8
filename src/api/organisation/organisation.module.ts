import { Module } from '@nestjs/common';
import { ChainAssigning } from './chains/chain-assigning.js';
import { ChainReading } from './chains/chain-reading.js';
import { ChainsController } from './chains/chains.controller.js';
import { UnitRegister } from './units/unit-register.js';
import { UnitsController } from './units/units.controller.js';
import { DesksController } from './desks.controller.js';

/** The county as an organisation: its units, who answers for which child, and whether anybody is missing. */
@Module({
  controllers: [DesksController, UnitsController, ChainsController],
  providers: [UnitRegister, ChainReading, ChainAssigning],
})
export class OrganisationModule {}
