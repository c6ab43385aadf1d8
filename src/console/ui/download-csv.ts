import { saveFile } from './save-file.js';

/** A table as a file a spreadsheet opens. A cell that begins like a formula is made text. */
export function downloadCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const cell = (value: string | number) =>
    `"${String(value)
      .replace(/^([=+\-@\t\r])/, "'$1")
      .replaceAll('"', '""')}"`;
  const text = `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}`;
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}
