import ExcelJS from 'exceljs';
import type { DataSource } from 'typeorm';
import { checkCharacter } from '../../../src/domain/identity/id-number.js';
import { unseal, type SealedColumn } from '../../../src/persistence/data-keys.js';
import { writeAreas, writeSchools } from '../../../src/persistence/readers/schools-writing.js';

export const COUNTY = '370999';
export const TOWN = '370999101';
export const OTHER_TOWN = '370999102';
export const JUNIOR = '3137099001';
export const PRIMARY = '2137099002';

/** An invented county with two towns, a junior school in one and a primary school in the other. */
export async function addCounty({ manager }: DataSource): Promise<void> {
  const township = { level: 'township', localGovernment: 'township' } as const;
  await writeAreas(manager, [
    { code: COUNTY, name: '云岭县', level: 'county', localGovernment: null },
    { code: TOWN, name: '松溪镇', ...township },
    { code: OTHER_TOWN, name: '竹坪乡', ...township },
  ]);
  await writeSchools(manager, [
    { code: JUNIOR, name: '松溪中学', kind: 'junior', townshipCode: TOWN, countyCode: COUNTY },
    { code: PRIMARY, name: '竹坪小学', kind: 'primary', townshipCode: OTHER_TOWN, countyCode: COUNTY },
  ]);
}

/** The register as it stands in the database, its sealed columns opened. */
export async function openedRows(source: DataSource): Promise<readonly Record<string, unknown>[]> {
  const rows = await source.query<Record<string, unknown>[]>(
    'SELECT *, birth_date::text AS born FROM pupil ORDER BY name',
  );
  const columns: readonly SealedColumn[] = [
    'id_number',
    'student_number',
    'phone',
    'hukou_address',
    'home_address',
  ];
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      columns.map((column) => {
        const stored = row[column];
        return [column, typeof stored === 'string' ? unseal(column, stored, String(row['code'])) : stored];
      }),
    ),
  }));
}

/** A valid number: `20130402`, an odd sequence is a boy. */
export function idNumber(birth: string, sequence: number): string {
  const body = `${COUNTY}${birth}${String(sequence).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

export type Rows = readonly (readonly ExcelJS.CellValue[])[];

export async function workbookOf(...sheets: readonly Rows[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [index, rows] of sheets.entries()) {
    const sheet = workbook.addWorksheet(`表${index + 1}`);
    for (const row of rows) sheet.addRow([...row]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export interface Answer {
  readonly status: number;
  // The answers differ by route and outcome; a test states what it expects of each.
  readonly body: Record<string, unknown> & { readonly errors?: readonly Record<string, unknown>[] };
}

export async function upload(
  url: string,
  token: string,
  file: Buffer | undefined,
  field = 'file',
): Promise<Answer> {
  const form = new FormData();
  if (file) form.set(field, new Blob([new Uint8Array(file)]), '花名册.xlsx');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
