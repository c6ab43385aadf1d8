const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 「七年级1班」 */
export function classWords(grade: number | null, classNo: number | null): string | null {
  if (grade === null) return null;
  return `${DIGITS[grade] ?? grade}年级${classNo === null ? '' : `${classNo}班`}`;
}
