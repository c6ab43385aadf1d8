import { Module } from '@nestjs/common';
import { CaseAbsenceSink } from '../cases/absence-sink.js';
import { CasesModule } from '../cases/cases.module.js';
import { ABSENCE_SINK } from './absence-sink.js';
import { AbsenceWatch } from './absence-watch.js';
import { AttendanceBook } from './attendance-book.js';
import { AttendanceIntake } from './attendance-intake.js';
import { AttendanceController } from './attendance.controller.js';
import { ClassDay } from './class-day.js';
import { ClassDayController } from './class-day.controller.js';

/** Who came to school and who did not, and what follows from it. */
@Module({
  imports: [CasesModule],
  controllers: [AttendanceController, ClassDayController],
  providers: [
    AttendanceIntake,
    AttendanceBook,
    AbsenceWatch,
    ClassDay,
    { provide: ABSENCE_SINK, useClass: CaseAbsenceSink },
  ],
})
export class AttendanceModule {}
