import { daysBetween, parsePlainDate, weekday, yearOf } from '../../domain/calendar/plain-date.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** 「2026年3月2日 周一」 */
export function dateWords(text: string): string {
  const date = parsePlainDate(text);
  if (!date) return text;
  return `${yearOf(date)}年${Number(text.slice(5, 7))}月${Number(text.slice(8))}日 周${WEEKDAYS[weekday(date) - 1]}`;
}

/** 「3月2日」, with the year when it is not this one. */
export function shortDate(text: string, today: string): string {
  const year = text.slice(0, 4) === today.slice(0, 4) ? '' : `${text.slice(0, 4)}年`;
  return `${year}${Number(text.slice(5, 7))}月${Number(text.slice(8))}日`;
}

/** How far away a day is, as people say it. */
export function distance(to: string, today: string): string {
  const [from, until] = [parsePlainDate(today), parsePlainDate(to)];
  if (!from || !until) return '';
  const days = daysBetween(from, until);
  if (days === 0) return '今天';
  if (days === 1) return '明天';
  return days > 0 ? `${days} 天后` : `${-days} 天前`;
}
