/**
 * A day of the civil calendar without a time or a time zone: ISO 'YYYY-MM-DD', years 0001 to 9999.
 * It is a plain string at run time, so it survives JSON and compares in order with `<`.
 *
 * The arithmetic is our own because `Date` is forbidden in the domain: the same code runs in the workflow
 * sandbox, and a deadline that depends on the machine's time zone is a wrong deadline.
 */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const EPOCH_OFFSET = 719_468; // days from 0000-03-01 to 1970-01-01

/** Days in a month (1 to 12) of the Gregorian calendar. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function compose(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date written in `text`, or `undefined` when it is not ISO or the calendar has no such day. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as PlainDate) : undefined;
}

/** For literals known to be good. Throws on a bad one, which is a programming error; parse what people type. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new RangeError(`not a calendar date: ${text}`);
  return date;
}

/**
 * Whole days since 1970-01-01 (negative before it).
 * Years are counted from March so that the leap day comes last (Hinnant, "days_from_civil").
 */
export function toEpochDay(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_OFFSET;
}

/** The date that lies `epochDay` whole days after 1970-01-01; the inverse of {@link toEpochDay}. */
export function fromEpochDay(epochDay: number): PlainDate {
  const shifted = epochDay + EPOCH_OFFSET;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDaysBefore =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDaysBefore) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return compose(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The same day of the month `months` later, or that month's last day when it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const target = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  return compose(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** Day of the week, 1 = Monday to 7 = Sunday. */
export function weekday(date: PlainDate): number {
  const fromMonday = (toEpochDay(date) + 3) % 7; // 1970-01-01 was a Thursday
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}

export function yearOf(date: PlainDate): number {
  return partsOf(date).year;
}

export function isBefore(date: PlainDate, other: PlainDate): boolean {
  return date < other;
}

export function isAfter(date: PlainDate, other: PlainDate): boolean {
  return date > other;
}

export function isSameOrBefore(date: PlainDate, other: PlainDate): boolean {
  return date <= other;
}

export function earliest(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((found, date) => (date < found ? date : found), first);
}

export function latest(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((found, date) => (date > found ? date : found), first);
}
