import type { RosterField } from './roster-columns.js';
import type { RosterRow } from './roster-row.js';
import type { RowReading } from './spreadsheet/row-reading.js';

/** A row whose cells are all readable. */
export interface ReadRow {
  readonly reading: RowReading<RosterField>;
  readonly facts: RosterRow;
}
