import ExcelJS from 'exceljs';
import { safeCell } from '../../domain/exports/safe-cell.js';

export interface Column<Row> {
  readonly header: string;
  readonly width: number;
  readonly value: (row: Row, index: number) => string | number | null;
}

export interface Table {
  readonly name: string;
  readonly headers: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Who took it out, when, under which number and by whose leave. */
export interface Watermark {
  readonly number: string;
  readonly title: string;
  readonly person: string;
  readonly office: string;
  /** Local time, to the minute. */
  readonly when: string;
  /** 「已遮蔽」, or who agreed that it is not. */
  readonly standing: string;
}

export function tableOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Table {
  return {
    name,
    headers: columns.map(({ header }) => header),
    widths: columns.map(({ width }) => width),
    rows: rows.map((row, index) => columns.map(({ value }) => value(row, index))),
  };
}

/**
 * A workbook that says on its first row, on every printed page, in every row and in its properties whose it is: a
 * picture of the screen, a page and a copied line can be traced alike.
 */
export async function watermarkedWorkbook(tables: readonly Table[], mark: Watermark): Promise<Buffer> {
  const { number, title, person, office, when, standing } = mark;
  const workbook = new ExcelJS.Workbook();
  const words = `内部资料，不得外传 ｜ ${title} ｜ 导出编号 ${number} ｜ ${office} ${person} ｜ ${when} ｜ ${standing}`;
  workbook.creator = person;
  workbook.lastModifiedBy = person;
  workbook.title = `${title} ${number}`;
  workbook.subject = `导出编号 ${number}`;
  workbook.keywords = number;
  workbook.description = words;
  workbook.company = office;
  for (const { name, headers, widths, rows } of tables) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 2 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      headerFooter: {
        oddHeader: `&C${escaped(words)}`,
        oddFooter: `&L${escaped(`${number} ${person} ${when}`)}&R&P/&N`,
      },
    });
    sheet.pageSetup.printTitlesRow = '1:2';
    sheet.columns = [...widths, 16].map((width) => ({ width }));
    sheet.addRow([safeCell(words)]);
    sheet.mergeCells(1, 1, 1, headers.length + 1);
    sheet.getRow(1).font = { bold: true, color: { argb: 'FFB00020' } };
    sheet.addRow([...headers, '导出编号']).font = { bold: true };
    for (const row of rows) {
      const written = sheet.addRow([
        ...row.map((value) => (typeof value === 'string' ? safeCell(value) : value)),
        number,
      ]);
      // Text stays text: a number of eighteen digits would lose its last three.
      written.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.numFmt = '@';
      });
      written.getCell(headers.length + 1).font = { color: { argb: 'FF999999' } };
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** In headers and footers `&` begins a command. */
function escaped(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 250);
}
