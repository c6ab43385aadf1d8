import { asked } from '../../documents/asked.js';
import type { Ask } from '../../documents/kinds/document-kind.js';
import { maskedNumber } from '../cases/child-shown.js';
import { maskAddress, maskPhones } from '../rosters/spreadsheet/mask.js';

/**
 * What is asked, for a form that is shown before anybody has said why they look: numbers and addresses are hidden as
 * everywhere. What is left empty is printed whole.
 */
export function shownAsks(asks: readonly Ask[]) {
  return asked(asks).map(({ otherwise, ...each }) => ({
    ...each,
    otherwise: otherwise === null ? null : hidden(each.field, otherwise),
  }));
}

function hidden(field: Ask['field'], known: string): string {
  if (field.endsWith('证件号码')) return /\d{6}/.test(known) ? (maskedNumber(known, 2, 2) ?? '') : known;
  if (field.endsWith('住址')) return maskAddress(known);
  return field.endsWith('电话') && /\d/.test(known) ? maskPhones(known) : known;
}
