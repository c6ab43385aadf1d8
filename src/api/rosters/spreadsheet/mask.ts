/**
 * A number with its middle hidden, e.g. `3715**********1234`, `138****1234`: enough to find it again in one's own
 * file, not enough to learn it. Whatever is no number is hidden altogether: it may be a name in the wrong column.
 */
export function maskNumber(text: string): string {
  if (!/^[GLJ]?\d+X?$/i.test(text)) return '*'.repeat(Math.min(text.length, 8));
  const [head, tail] =
    text.length >= 15 ? [/^\d/.test(text) ? 4 : 5, 4] : text.length >= 11 ? [3, 4] : [0, 2];
  if (text.length <= head + tail) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);
}

/** The phone numbers of a guardian, each masked. */
export function maskPhones(text: string): string {
  return text.split('、').map(maskNumber).join('、');
}

/** An address down to its township: which household it is stays hidden. */
export function maskAddress(text: string): string {
  const place = /^.*?(?:镇|乡|街道|苏木)/u.exec(text)?.[0] ?? '';
  return `${place.length < text.length ? place : ''}****`;
}

/** The year of a birth date; day and month together with a school and a class name a child. */
export function maskDate(text: string): string {
  return /^\d{4}/.test(text) ? `${text.slice(0, 4)}…` : '*'.repeat(Math.min(text.length, 8));
}
