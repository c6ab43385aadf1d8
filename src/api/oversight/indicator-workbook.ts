import ExcelJS from 'exceljs';
import type { IndicatorsAnswer } from '../../contracts/http-schemas-indicators.js';

type Cell = string | number | null;
interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** All numbers of a unit as a spreadsheet: numbers as numbers, and above each table what it is and until when. */
export async function indicatorWorkbook(numbers: IndicatorsAnswer): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const { unit, asOf, definitionVersion, term } = numbers;
  const heading = `${unit.name}　截至 ${asOf}　${term?.name ?? '不在学期内'}　口径 ${definitionVersion} 版`;
  for (const { name, head, rows } of tablesOf(numbers)) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow([`${name}　${heading}`]).font = { bold: true };
    sheet.addRow(['一个都不能少导出；只含人数，不含学生信息。']);
    sheet.addRow([...head]).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((cell) => cell ?? '—'));
    sheet.columns.forEach((column, index) => {
      column.width = index === 0 ? 34 : 16;
    });
    sheet.views = [{ state: 'frozen', ySplit: 3 }];
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function tablesOf({ rates, stages, reasons, groups, trend, onTime }: IndicatorsAnswer): readonly Table[] {
  const duty = (rows: IndicatorsAnswer['onTime']['byDuty']) =>
    rows.map(({ label, onTime: done, due, percent }) => [label, done, due, percent]);
  return [
    {
      name: '比率',
      head: ['指标', '比率', '分子', '分母', '分子口径', '分母口径', '来源', '说明'],
      rows: rates.map((rate) => [
        rate.title,
        rate.percent,
        rate.numerator,
        rate.denominator,
        rate.numeratorWords,
        rate.denominatorWords,
        rate.source,
        rate.missing ?? rate.note ?? '',
      ]),
    },
    {
      name: '各阶段',
      head: ['阶段或状态', '件数', '逾期', '卡住', '停留中位数（天）', '最长（天）'],
      rows: stages.map((row) => [
        row.label,
        row.cases,
        row.overdue,
        row.stuck,
        row.medianDays,
        row.longestDays,
      ]),
    },
    { name: '各环节按期', head: ['环节', '按期', '应办', '按期率'], rows: duty(onTime.byDuty) },
    { name: '各单位按期', head: ['单位', '按期', '应办', '按期率'], rows: duty(onTime.byUnit) },
    {
      name: '各学期',
      head: ['学期', '自', '至', '疑似辍学', '劝返无效', '返校', '已巩固'],
      rows: trend.map((row) => [
        row.name,
        row.from,
        row.until,
        row.confirmed,
        row.dropped,
        row.returned,
        row.retained,
      ]),
    },
    { name: '失学原因', head: ['原因', '件数'], rows: reasons.map(({ label, cases }) => [label, cases]) },
    {
      name: '特殊群体',
      head: ['群体', '在籍', '曾疑似辍学', '在办'],
      rows: groups.map(({ label, pupils, confirmed, open }) => [label, pupils, confirmed, open]),
    },
  ];
}
