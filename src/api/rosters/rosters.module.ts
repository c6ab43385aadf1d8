import { Module } from '@nestjs/common';
import { PupilRegister } from './pupil-register.js';
import { PupilsController } from './pupils.controller.js';
import { RosterImport } from './roster-import.js';
import { RostersController } from './rosters.controller.js';

/** Which children there are: the register of the county and how it is filled. */
@Module({
  controllers: [RostersController, PupilsController],
  providers: [RosterImport, PupilRegister],
})
export class RostersModule {}
