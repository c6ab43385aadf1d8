/** 「2026年3月2日」 for every `2026-03-02` in a sentence, closed up as Chinese is written. */
export function datesInWords(text: string): string {
  return text
    .replace(/(?<=[^ -~]) (?=\d{4}-\d{2}-\d{2})/g, '')
    .replace(
      /(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])( (?=[^ -~]))?/g,
      (_, year: string, month: string, day: string) => `${year}年${Number(month)}月${Number(day)}日`,
    );
}
