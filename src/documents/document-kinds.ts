import { AUTHORITY_KINDS } from './kinds/authority-kinds.js';
import { COURT_AND_LETTER_KINDS } from './kinds/court-kinds.js';
import type { DocumentKind, Kinds } from './kinds/document-kind.js';
import { OFFICE_KINDS, type OfficeKindId } from './kinds/office-kinds.js';
import { SCHOOL_KINDS } from './kinds/school-kinds.js';

export type { Ask, DocumentKind, Issuer } from './kinds/document-kind.js';

/** Every document the system draws up in a case (domain notes, part C). */
export const DOCUMENT_KINDS = {
  ...SCHOOL_KINDS,
  ...AUTHORITY_KINDS,
  ...COURT_AND_LETTER_KINDS,
} as const satisfies Kinds;

export type DocumentKindId = keyof typeof DOCUMENT_KINDS;
/** Of a case or between offices: whatever has a template and a number series. */
export type TemplateKindId = DocumentKindId | OfficeKindId;

export function documentKind(id: DocumentKindId): DocumentKind {
  return DOCUMENT_KINDS[id];
}

export function isDocumentKind(id: string): id is DocumentKindId {
  return Object.hasOwn(DOCUMENT_KINDS, id);
}

export const TEMPLATE_KINDS = { ...DOCUMENT_KINDS, ...OFFICE_KINDS } as const;

export function isTemplateKind(id: string): id is TemplateKindId {
  return Object.hasOwn(TEMPLATE_KINDS, id);
}

export function templateLabel(id: TemplateKindId): string {
  return TEMPLATE_KINDS[id].label;
}

/** 「柳河镇责改〔2025〕1号」: six-cornered brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export function documentNumber(
  agencyShort: string,
  kind: TemplateKindId,
  year: number,
  serial: number,
): string {
  return `${agencyShort}${TEMPLATE_KINDS[kind].series}〔${year}〕${serial}号`;
}
