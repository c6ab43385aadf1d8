import { createHash } from 'node:crypto';
import { refused, type Judged } from '../domain/refusal.js';
import { documentData } from './document-data.js';
import type { DocumentFields } from './document-fields.js';
import type { DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';
import { renderDocument } from './render-document.js';

export interface WrittenDocument {
  readonly fields: DocumentFields;
  readonly content: Buffer;
  /** Of the content, in hexadecimal: what was issued can be told from what was changed afterwards. */
  readonly sha256: string;
}

/** Writes the document under its number. Pure: the same contents give the same bytes. */
export function writeDocument(
  kind: DocumentKindId,
  source: DocumentSource,
  subject: Subject,
  number: string,
  template: Uint8Array,
): Judged<WrittenDocument> {
  const data = documentData(kind, source, subject, number);
  if (!data.ok) return refused(data.refusal);
  const content = renderDocument(template, data.value);
  return {
    ok: true,
    value: { fields: data.value, content, sha256: createHash('sha256').update(content).digest('hex') },
  };
}
