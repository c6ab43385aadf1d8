import { refusal, type Refusal } from '../../../domain/refusal.js';
import { ProblemException } from '../../problem.js';

/** A refusal with the place where somebody finds the row again. */
export interface RowRefusal extends Refusal {
  readonly sheet?: string;
  readonly row: number;
}

const MOST_ERRORS = 1_000;

export function rowsRefused(errors: readonly RowRefusal[]): ProblemException {
  return new ProblemException(
    422,
    refusal('rows_refused', `有 ${errors.length} 行有误，未作任何改动。`, { field: 'rows' }),
    {
      errors: errors.slice(0, MOST_ERRORS).map(({ field = 'rows', sheet, row, ...rest }) => ({
        ...(sheet === undefined ? {} : { sheet }),
        row,
        field,
        path: sheet === undefined ? `rows.${row - 1}.${field}` : `${sheet}!${row}`,
        ...rest,
      })),
    },
  );
}
