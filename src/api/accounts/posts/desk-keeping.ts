import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal } from '../../../domain/refusal.js';
import { casesWithoutDesk } from '../../../persistence/readers/empty-desks.js';
import { ProblemException } from '../../problem.js';

/** More than a message can name; the number says the rest. */
const NAMED = 20;

/**
 * Makes a change of posts and looks at what it has left behind: an open case that waited for somebody on one of these
 * days and would now wait for nobody takes the whole transaction back. Desks that were empty before are not its doing.
 */
export async function keepingDesks<Result>(
  manager: EntityManager,
  days: readonly PlainDate[],
  change: () => Promise<Result>,
): Promise<Result> {
  const empty = async () =>
    (await Promise.all(days.map((day) => casesWithoutDesk(manager, day)))).map(
      (cases) => new Set(cases.map(({ caseNo }) => caseNo)),
    );
  const before = await empty();
  const result = await change();
  const after = await empty();
  const left = new Set(
    after.flatMap((cases, nth) => [...cases].filter((caseNo) => !before[nth]?.has(caseNo))),
  );
  if (left.size > 0) throw emptyDesk([...left].sort());
  return result;
}

function emptyDesk(cases: readonly string[]): ProblemException {
  const named = cases.slice(0, NAMED).join('、');
  return new ProblemException(
    409,
    refusal(
      'desk_would_be_empty',
      `有 ${cases.length} 个在办案件正等待该岗位办理，此后该岗位无人负责：${named}${cases.length > NAMED ? ' 等' : ''}。`,
      { possible: ['同时指定接任人员', '先为同一岗位、同一单位开通接任人员的任职，再办理'] },
    ),
  );
}
