import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { summarizeAbsence, type AbsenceSummary } from '../../domain/calendar/absence.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { attendanceOf } from '../../persistence/readers/attendance.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { groupedBy } from '../rosters/grouped-by.js';
import { ABSENCE_SINK, type AbsenceSink } from './absence-sink.js';
import { absenceDueSince, absenceRuleOf } from './absence-threshold.js';
import { markOf } from './attendance-words.js';

export interface Watched {
  /** Codes of the children whose absence has reached the threshold. */
  readonly reached: readonly string[];
  /** How many could not be passed on to their cases; sending the same marks again tries again. */
  readonly untold: number;
  readonly missingYear: number | null;
}

/** Enough to keep a feed of a whole county moving, too few to crowd out people's acts. */
const AT_ONCE = 8;

/** Counts absences after every change of the book, and tells whoever keeps the cases. */
@Injectable()
export class AbsenceWatch {
  private readonly logger = new Logger('absence');

  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    @Inject(ABSENCE_SINK) private readonly sink: AbsenceSink,
  ) {}

  async look(pupils: readonly PupilRecord[]): Promise<Watched> {
    const today = await this.settings.today();
    const calendar = await this.settings.calendar(today);
    const { absence } = await this.settings.policy();
    const days = await attendanceOf(
      this.source.manager,
      pupils.map(({ code }) => code),
    );
    const daysOf = groupedBy(days, ({ pupil }) => pupil);
    const reached: string[] = [];
    let untold = 0;
    for (let from = 0; from < pupils.length; from += AT_ONCE) {
      const told = await Promise.all(
        pupils.slice(from, from + AT_ONCE).map(async ({ code, status }) => {
          const marks = (daysOf.get(code) ?? []).map(({ date, kind }) => ({ date, mark: markOf(kind) }));
          const summary = summarizeAbsence(calendar, marks, today, absenceRuleOf(absence));
          if (!summary.ok) return summary;
          // Who is on approved leave of absence (休学), or has left, is nobody's truant.
          const since = status === 'enrolled' ? absenceDueSince(summary.value, absence, today) : null;
          if (since !== null) reached.push(code);
          if (!(await this.tell(code, summary.value, since, today))) untold += 1;
          return summary;
        }),
      );
      const blind = told.find((each) => !each.ok);
      if (blind && !blind.ok) return { reached, untold, missingYear: blind.missingYear };
    }
    return { reached: reached.toSorted(), untold, missingYear: null };
  }

  private async tell(
    pupil: string,
    summary: AbsenceSummary,
    since: PlainDate | null,
    today: PlainDate,
  ): Promise<boolean> {
    try {
      await this.sink.observed(pupil, { ...summary, through: today });
      if (since !== null) await this.sink.thresholdReached(pupil, since, summary.unexcusedDays);
      return true;
    } catch (error) {
      // The rules say no (a case just closing, say): then there is nothing to try again.
      if (error instanceof ProblemException && error.getStatus() < 500) return true;
      this.logger.warn({ pupil, fault: error instanceof Error ? error.name : typeof error });
      return false;
    }
  }
}
