import type { PlainDate } from '../domain/calendar/plain-date.js';
import { chineseDate } from './chinese-date.js';
import { COUNTED } from './data/common-data.js';
import type { DocumentFields } from './document-fields.js';
import { officeKind, type OfficeKindId } from './kinds/office-kinds.js';

export interface OfficeDocumentSource {
  readonly number: string;
  readonly agency: string;
  readonly county: string;
  readonly today: PlainDate;
  readonly told: Readonly<Record<string, string>>;
}

/** The contents of a document that is about no child. */
export function officeDocumentFields(
  kind: OfficeKindId,
  { number, agency, county, today, told }: OfficeDocumentSource,
): DocumentFields {
  const { copies } = officeKind(kind);
  return {
    文号: number,
    发文机关: agency,
    成文日期: chineseDate(today),
    份数: COUNTED[copies] ?? String(copies),
    县名: county,
    // Each line said is a paragraph of its own, which begins two characters in.
    ...Object.fromEntries(
      Object.entries(told).map(([name, words]) => [name, words.replaceAll('\n', '\n　　')]),
    ),
  };
}
