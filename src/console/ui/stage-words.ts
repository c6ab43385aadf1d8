import type { CaseItem } from '../../contracts/http-schemas-answers.js';

/** Where a case is: on which rung while it climbs, otherwise what it is held, arranged or observed for. */
export function stageWords({
  standing,
  rungLabel,
  standingLabel,
}: Pick<CaseItem, 'standing' | 'rungLabel' | 'standingLabel'>): string {
  return standing === 'climbing' ? rungLabel : standingLabel;
}
