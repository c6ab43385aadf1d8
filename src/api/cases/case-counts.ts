import type { CaseCounts } from '../../contracts/http-schemas-answers.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { RUNGS } from '../../domain/ladder/ladder.js';
import { RUNG_LABELS, STANDING_LABELS } from '../../domain/wording/labels.js';
import type { RungCount } from '../../persistence/readers/cases.js';

/** Every rung and standing is listed, the empty ones too: a missing row would read as "unknown". */
export function countsOf(rows: readonly RungCount[], today: PlainDate): CaseCounts {
  const climbing = rows.filter(({ standing }) => standing === 'climbing');
  const open = rows.filter(({ standing }) => standing !== 'closed');
  return {
    today,
    total: { ...added(rows), open: added(open).cases },
    byRung: RUNGS.map((rung) => ({
      rung,
      label: RUNG_LABELS[rung],
      ...added(climbing.filter((row) => row.rung === rung)),
    })),
    byStanding: Object.entries(STANDING_LABELS).map(([standing, label]) => ({
      standing,
      label,
      ...added(rows.filter((row) => row.standing === standing)),
    })),
  };
}

function added(rows: readonly RungCount[]) {
  const sum = (of: (row: RungCount) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    cases: sum((row) => row.cases),
    overdue: sum((row) => row.overdue),
    stuck: sum((row) => row.stuck),
    awaitingMe: sum((row) => row.awaitingMe),
  };
}
