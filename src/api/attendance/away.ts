import type { ChildOnDay } from '../../contracts/class-day.js';
import type { Reader } from '../../domain/access/health-permissions.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import type { PupilStatus } from '../../domain/identity/pupil.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { standingWords } from '../../domain/wording/standing.js';

const STATUS_WORDS: Readonly<Record<Exclude<PupilStatus, 'enrolled'>, string>> = {
  suspended: '休学',
  transferred: '已转出',
  graduated: '已毕业',
  abroad: '已出国',
  deceased: '已去世',
};

/**
 * Why a child is not present unless somebody says so. A list that is read in front of a class says no more of a case
 * than that there is one; which arrangement it is, where the reader is shown that.
 */
export function awayOf(status: PupilStatus, open: CaseView | undefined, reader: Reader): ChildOnDay['away'] {
  if (open !== undefined) {
    const { standing } = caseShownTo(reader, open);
    return {
      label: standing.status === 'arranged' ? standingWords(standing) : '在办案件',
      caseNo: open.caseNo,
    };
  }
  return status === 'enrolled' ? null : { label: STATUS_WORDS[status], caseNo: null };
}
