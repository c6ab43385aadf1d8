import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BundleItem } from '../../../documents/bundles/bundle-item.js';
import { documentKind, type DocumentKindId } from '../../../documents/document-kinds.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../domain/attachments/attachment-kinds.js';
import { MEDIA_TYPES, type MediaType } from '../../../domain/attachments/media-type.js';
import {
  attachmentContent,
  attachmentsOf,
  type AttachmentRecord,
} from '../../../persistence/readers/attachments.js';
import { documentContent, type DocumentRecord } from '../../../persistence/readers/documents.js';

const PRINTED = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** Turns documents and attachments into what can be bound. */
@Injectable()
export class BundleSources {
  constructor(private readonly source: DataSource) {}

  async document(part: string, record: DocumentRecord): Promise<Unnumbered> {
    const { id, kind, number, issuedOn, sha256 } = record;
    const content = await documentContent(this.source.manager, id);
    if (!content) throw new Error('a document has lost its contents');
    const { label } = documentKind(kind as DocumentKindId);
    return {
      part,
      title: label,
      number,
      on: issuedOn,
      sha256,
      type: 'docx',
      name: `${label}${number}.docx`,
      content,
    };
  }

  /** Undefined for one whose bytes have been removed by two people. */
  async attachment(part: string, record: AttachmentRecord): Promise<Unnumbered | undefined> {
    const content = await attachmentContent(this.source.manager, record.id);
    if (!content) return undefined;
    const { label } = ATTACHMENT_KINDS[record.kind as AttachmentKind];
    const type = PRINTED.find((each) => each === record.type) ?? 'other';
    const { extension } = MEDIA_TYPES[record.type as MediaType];
    const { addedOn, sha256 } = record;
    return {
      part,
      title: label,
      number: null,
      on: addedOn,
      sha256,
      type,
      name: `${label}${addedOn}.${extension}`,
      content,
    };
  }

  attachments(caseNo: string, kinds: readonly AttachmentKind[]): Promise<readonly AttachmentRecord[]> {
    return attachmentsOf(this.source.manager, caseNo, kinds);
  }
}

export type Unnumbered = Omit<BundleItem, 'file'> & { readonly name: string };

/** Their names in the zip begin with their place, so that no two are the same and all lie in order. */
export function numbered(items: readonly Unnumbered[]): readonly BundleItem[] {
  return items.map(({ name, ...item }, i) => ({
    ...item,
    file: `${String(i + 1).padStart(3, '0')}-${name}`,
  }));
}
