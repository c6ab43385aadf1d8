import { Module } from '@nestjs/common';
import { DesksController } from './desks.controller.js';

/** The county as an organisation: its units, who answers for which child, and whether anybody is missing. */
@Module({ controllers: [DesksController] })
export class OrganisationModule {}
