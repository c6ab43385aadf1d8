import { Module } from '@nestjs/common';
import { UnitRegister } from './units/unit-register.js';
import { UnitsController } from './units/units.controller.js';
import { DesksController } from './desks.controller.js';

/** The county as an organisation: its units, who answers for which child, and whether anybody is missing. */
@Module({ controllers: [DesksController, UnitsController], providers: [UnitRegister] })
export class OrganisationModule {}
