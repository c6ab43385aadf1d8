import { useQuery } from '@tanstack/react-query';
import type {
  DocumentAnswer,
  DocumentList,
  DocumentOffers,
  Gates,
} from '../../contracts/http-schemas-documents.js';
import { ask, askFile } from './client.js';

const of = (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}`;

/** Asked anew whenever the case has moved; the day alone may open a gate, too. */
export function useGates(caseNo: string, seq: number, today: string) {
  return useQuery({
    queryKey: ['case', caseNo, 'gates', seq, today],
    queryFn: () => ask<Gates>('GET', `${of(caseNo)}/gates`),
    placeholderData: (before: Gates | undefined) => before,
  });
}

export function useDocuments(caseNo: string, seq: number) {
  return useQuery({
    queryKey: ['case', caseNo, 'documents', seq],
    queryFn: () => ask<DocumentList>('GET', `${of(caseNo)}/documents`),
    placeholderData: (before: DocumentList | undefined) => before,
  });
}

export function useDocumentOffers(caseNo: string, seq: number, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseNo, 'offers', seq],
    queryFn: () => ask<DocumentOffers>('GET', `${of(caseNo)}/documents/offers`),
    placeholderData: (before: DocumentOffers | undefined) => before,
    enabled,
  });
}

export function issueDocument(
  caseNo: string,
  kind: string,
  fields: Readonly<Record<string, string>>,
  about: string | null,
): Promise<DocumentAnswer> {
  const body = { ...(about !== null && { about }), ...(Object.keys(fields).length > 0 && { fields }) };
  return ask<DocumentAnswer>('POST', `${of(caseNo)}/documents/${kind}`, { body });
}

export function voidDocument(caseNo: string, id: string, reason: string): Promise<unknown> {
  return ask('POST', `${of(caseNo)}/documents/${id}/void`, { body: { reason } });
}

/** The words of a paper before it is approved. */
export function paperDraft(caseNo: string, paper: string): Promise<Blob> {
  return askFile(`${of(caseNo)}/papers/${encodeURIComponent(paper)}/draft`);
}

export function documentFile(caseNo: string, id: string): Promise<Blob> {
  return askFile(`${of(caseNo)}/documents/${id}/file`);
}
