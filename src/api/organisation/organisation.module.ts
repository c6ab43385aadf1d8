import { Module } from '@nestjs/common';
import { ChainAssigning } from './chains/chain-assigning.js';
import { ChainHomes } from './chains/chain-homes.js';
import { ChainImport } from './chains/chain-import.js';
import { ChainPeople } from './chains/chain-people.js';
import { ChainReading } from './chains/chain-reading.js';
import { ChainsController } from './chains/chains.controller.js';
import { GapSheets } from './chains/gap-sheet.js';
import { HomesController } from './chains/homes.controller.js';
import { LinksController } from './chains/links.controller.js';
import { UnitRegister } from './units/unit-register.js';
import { UnitsController } from './units/units.controller.js';
import { DesksController } from './desks.controller.js';

/** The county as an organisation: its units, who answers for which child, and whether anybody is missing. */
@Module({
  controllers: [DesksController, UnitsController, ChainsController, LinksController, HomesController],
  providers: [UnitRegister, ChainReading, ChainPeople, ChainAssigning, ChainImport, GapSheets, ChainHomes],
})
export class OrganisationModule {}
