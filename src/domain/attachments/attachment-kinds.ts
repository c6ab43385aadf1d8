import type { MediaType } from './media-type.js';

/** What may be attached to a case. An act refers to an attachment by its id; the bytes stay in PostgreSQL. */
export const ATTACHMENT_KIND_IDS = [
  'visit_photo',
  'service_photo',
  'signed_receipt',
  'scan',
  'health_proof',
  'child_voice',
] as const;

export type AttachmentKind = (typeof ATTACHMENT_KIND_IDS)[number];

export interface AttachmentKindRule {
  readonly label: string;
  readonly types: readonly MediaType[];
  readonly mostBytes: number;
}

const MB = 1024 ** 2;
const pictures = ['image/jpeg', 'image/png', 'image/webp'] as const;
const papers = [...pictures, 'application/pdf'] as const;
const voices = ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/amr'] as const;

export const ATTACHMENT_KINDS: Readonly<Record<AttachmentKind, AttachmentKindRule>> = {
  visit_photo: { label: '家访照片', types: pictures, mostBytes: 10 * MB },
  service_photo: { label: '送达照片', types: pictures, mostBytes: 10 * MB },
  signed_receipt: { label: '签收回执', types: papers, mostBytes: 15 * MB },
  scan: { label: '扫描材料', types: papers, mostBytes: 20 * MB },
  health_proof: { label: '医疗、残疾证明', types: papers, mostBytes: 20 * MB },
  child_voice: { label: '孩子本人的话（录音）', types: voices, mostBytes: 20 * MB },
};

/** What a request may send at all; the limit of its kind is asked when the kind is known. */
export const MOST_ATTACHMENT_BYTES = Math.max(
  ...Object.values(ATTACHMENT_KINDS).map(({ mostBytes }) => mostBytes),
);
