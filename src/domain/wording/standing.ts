import type { ShownStanding } from '../access/shown-case.js';
import { WITHHELD } from '../access/withheld.js';
import { ARRANGEMENT_KINDS } from '../ladder/vocabulary.js';
import { STANDING_LABELS } from './labels.js';

/** Where a case stands; of an arrangement which it is, for those who are shown that. */
export function standingWords(standing: ShownStanding): string {
  return standing.status === 'arranged' && standing.kind !== WITHHELD
    ? ARRANGEMENT_KINDS[standing.kind]
    : STANDING_LABELS[standing.status];
}
