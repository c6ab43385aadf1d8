import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AttendanceObserved } from '../../contracts/case-messages.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { hasOpenCase } from '../../persistence/readers/cases-ledger.js';
import type { AbsenceSink } from '../attendance/absence-sink.js';
import { CaseGateway } from './case-gateway.js';
import { CaseReporting } from './case-reporting.service.js';

/** What the attendance register finds out becomes an alert, or news for the case that is open. */
@Injectable()
export class CaseAbsenceSink implements AbsenceSink {
  constructor(
    private readonly source: DataSource,
    private readonly reporting: CaseReporting,
    private readonly gateway: CaseGateway,
  ) {}

  /**
   * A machine's finding: it opens an alert that a person must confirm. One absence raises one alert, however often
   * its register is imported and even if the alert has been dismissed since.
   */
  async thresholdReached(pupilCode: string, since: PlainDate, _unexcusedDays: number): Promise<void> {
    // Only to spare a running case a daily question; that there is never a second case is the engine's to keep.
    if (await hasOpenCase(this.source.manager, pupilCode)) return;
    await this.reporting.open({
      pupil: pupilCode,
      absentSince: since,
      origin: 'attendance',
      by: null,
      actId: `attendance-${pupilCode}-${since}`,
    });
  }

  /** For a child without an open case there is nobody to tell. */
  async observed(pupilCode: string, summary: AttendanceObserved): Promise<void> {
    await this.gateway.tell(pupilCode, 'attendanceObserved', summary);
  }
}
