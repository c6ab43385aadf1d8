import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassDay as ClassDayAnswer } from '../../contracts/class-day.js';
import { covers } from '../../domain/access/jurisdiction.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { attendanceOn } from '../../persistence/readers/attendance.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { openCasesOfChildren } from '../../persistence/readers/cases-ledger.js';
import { searchPupils } from '../../persistence/readers/pupils.js';
import type { SignedIn } from '../accounts/current-account.js';
import { awayOf } from './away.js';

/** No class is larger. */
const MOST = 300;

/** What the book says of a class on a day, for whoever is about to call the roll, or has. */
@Injectable()
export class ClassDay {
  constructor(private readonly source: DataSource) {}

  async on(date: PlainDate, { office, actor }: SignedIn): Promise<ClassDayAnswer> {
    const { manager } = this.source;
    const pupils = await searchPupils(manager, { kind: 'class', code: office }, '', MOST);
    const codes = pupils.map(({ code }) => code);
    const marks = await attendanceOn(manager, codes, date);
    const cases = (await openCasesOfChildren(manager, codes)).filter((view) => covers(actor, view));
    const markOf = new Map(marks.map((mark) => [mark.pupil, mark]));
    const caseOf = new Map(cases.map((view) => [view.pupil, view]));
    const last = marks.toSorted((a, b) => Number(b.recordedAt) - Number(a.recordedAt))[0];
    const names = await namesByCode(manager, last ? [last.recordedBy] : []);
    return {
      date,
      pupils: pupils.map(({ code, name, status }) => ({
        code,
        name,
        kind: markOf.get(code)?.kind ?? null,
        away: awayOf(status, caseOf.get(code), actor),
      })),
      lastWord: last
        ? { by: names.get(last.recordedBy) ?? last.recordedBy, at: last.recordedAt.toISOString() }
        : null,
    };
  }
}
