import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { attendanceOf, writeAttendance, type AttendanceDay } from '../../persistence/readers/attendance.js';
import { pupilsForAttendance } from '../../persistence/readers/attendance-pupils.js';
import { recordImport, type ImportBatch } from '../../persistence/readers/pupils-writing.js';
import { schoolsOfCounty } from '../../persistence/readers/schools.js';
import { asSystem } from '../../persistence/principal.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import type { SignedIn } from '../accounts/current-account.js';
import { CountySettings } from '../cases/county-settings.js';
import type { RosterCounts } from '../../contracts/roster-report.js';
import { AbsenceWatch, type Watched } from './absence-watch.js';
import type { AttendanceEntry } from './attendance-entry.js';
import { attendanceScopeOf } from './attendance-scope.js';
import { judgeEntries, type JudgedEntry } from './judge-entries.js';

export interface RecordOptions {
  readonly dryRun: boolean;
  readonly keep: 'good' | 'none';
}

export type Recorded =
  | {
      readonly ok: true;
      readonly counts: RosterCounts;
      readonly imported: boolean;
      readonly watched: Watched | null;
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly counts?: RosterCounts };

/** The attendance book of the county: one word per child and day, whoever brings it and however often. */
@Injectable()
export class AttendanceBook {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly watch: AbsenceWatch,
  ) {}

  /** @param unreadable entries that did not even make an {@link AttendanceEntry}. */
  async record(
    entries: readonly AttendanceEntry[],
    unreadable: number,
    by: SignedIn,
    { dryRun, keep }: RecordOptions,
    fileSha256: string,
  ): Promise<Recorded> {
    const scope = attendanceScopeOf(by, await this.schoolCodes(by));
    if (!scope.ok) return scope;
    const today = await this.settings.today();
    const done = await auditedTransaction(
      this.source,
      async (manager): Promise<Recorded & { judged?: readonly JudgedEntry[] }> => {
        const pupils = await pupilsForAttendance(manager, entries);
        const judged = judgeEntries(entries, pupils, scope.value, today);
        const { fresh, changed } = await compare(manager, judged);
        const counts: RosterCounts = {
          rows: entries.length + unreadable,
          new: fresh.length,
          changed: changed.length,
          unchanged: judged.length - fresh.length - changed.length,
          bad: entries.length - judged.length + unreadable,
        };
        if (dryRun) return { ok: true, counts, imported: false, watched: null };
        if (counts.bad > 0 && keep === 'none') return { ok: false, refusal: hasErrors(counts.bad), counts };
        const now = new Date();
        const days = [...fresh, ...changed].map(({ day }) => day);
        await writeAttendance(manager, days, by.user, now);
        const batch: ImportBatch = {
          kind: 'attendance',
          importedBy: by.user,
          importedAt: now,
          fileSha256,
          counts,
        };
        await recordImport(manager, batch);
        return { ok: true, counts, imported: days.length > 0, watched: null, judged };
      },
      { took: ({ ok }) => ok },
    );
    const { judged, ...answer } = done;
    if (!answer.ok || !judged) return answer;
    // After the transaction: a case must not be opened for marks that are rolled back. Of all children, also the
    // unchanged ones: whoever sends the file again because the cases could not be told must be heard.
    const affected = new Map(judged.map(({ pupil }) => [pupil.code, pupil]));
    const watched = await asSystem('watching absences', () => this.watch.look([...affected.values()]));
    return { ...answer, watched };
  }

  private async schoolCodes({ role, office }: SignedIn): Promise<ReadonlySet<string>> {
    if (role !== 'bureau_officer') return new Set();
    return new Set((await schoolsOfCounty(this.source.manager, office)).map(({ code }) => code));
  }
}

async function compare(manager: EntityManager, judged: readonly JudgedEntry[]) {
  const known = await attendanceOf(manager, [...new Set(judged.map(({ pupil }) => pupil.code))]);
  const keyOf = ({ pupil, date }: AttendanceDay) => `${pupil}|${date}`;
  const kinds = new Map(known.map((day) => [keyOf(day), day.kind]));
  const kindOf = ({ day }: JudgedEntry) => kinds.get(keyOf(day));
  return {
    fresh: judged.filter((each) => kindOf(each) === undefined),
    changed: judged.filter((each) => ![undefined, each.day.kind].includes(kindOf(each))),
  };
}

function hasErrors(bad: number): Refusal {
  return refusal('rows_have_errors', `有 ${bad} 条存在错误，全部未录入。`, {
    possible: ['按所列各项改正后重新提交', '只录入正确的各条（keep=good）'],
  });
}
