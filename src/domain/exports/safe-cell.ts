/** What a spreadsheet takes for a formula when a file is opened as CSV or pasted; the wide forms, too. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u;
// oxlint-disable-next-line no-control-regex -- these are what must go: a workbook's XML cannot hold them.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const MOST_LETTERS = 32_000;

/** Words people have typed, as a cell that stays words wherever the file goes. */
export function safeCell(text: string): string {
  const written = text.replace(UNWRITABLE, '').slice(0, MOST_LETTERS);
  return FORMULA.test(written) || /^[\t\r]/.test(written) ? `'${written}` : written;
}
