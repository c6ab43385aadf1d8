import { useQuery } from '@tanstack/react-query';
import type { AttachmentAnswer, AttachmentList } from '../../contracts/http-schemas-attachments.js';
import type { AttachmentKind } from '../../domain/attachments/attachment-kinds.js';
import { ask, askFile } from './client.js';
import { upload } from './upload.js';

const of = (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}/attachments`;

export function useAttachments(caseNo: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseNo, 'attachments'],
    queryFn: () => ask<AttachmentList>('GET', of(caseNo)),
    enabled,
  });
}

/** The same file sent again with the same key is kept once. */
export function addAttachment(
  caseNo: string,
  kind: AttachmentKind,
  file: Blob,
  key: string,
  onShare?: (share: number) => void,
): Promise<AttachmentAnswer> {
  const body = new FormData();
  body.append('kind', kind);
  body.append('file', file);
  return upload<AttachmentAnswer>(of(caseNo), body, key, onShare);
}

export function attachmentFile(caseNo: string, id: string): Promise<Blob> {
  return askFile(`${of(caseNo)}/${id}/file`);
}
