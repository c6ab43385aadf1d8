/** A moment as the county's clocks show it, to the minute. Real time, in a drill too. */
export function momentWords(at: string | Date): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 16);
}
