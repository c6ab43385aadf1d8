import { datesInWords } from '../../domain/wording/dates-in-words.js';

/** A moment as the county's clocks show it, to the minute. Real time, in a drill too. */
export function momentWords(at: string | Date): string {
  return datesInWords(local(at).replace('T', ' ').slice(0, 16));
}

/** Its day in the county. */
export function dayWords(at: string | Date): string {
  return datesInWords(local(at).slice(0, 10));
}

function local(at: string | Date): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
}
