import type { PlainDate } from '../domain/calendar/plain-date.js';

/** 「2025年9月5日」: Arabic, no zeros in front (GB/T 9704-2012, 7.3.5.4). */
export function chineseDate(date: PlainDate | string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 「2025年9月5日」, or room to write one. */
export function dateOrBlank(date: PlainDate | string | null | undefined): string {
  return date ? chineseDate(date) : '＿＿年＿＿月＿＿日';
}
