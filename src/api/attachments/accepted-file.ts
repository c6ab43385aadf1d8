import { createHash } from 'node:crypto';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/attachments/attachment-kinds.js';
import { MEDIA_TYPES, mediaTypeOf, type MediaType } from '../../domain/attachments/media-type.js';
import { withoutMetadata } from '../../domain/attachments/without-metadata.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';
import { fileTooBig } from './attachment-upload.js';
import { cleanPdf } from './clean-pdf.js';

export interface AcceptedFile {
  readonly type: MediaType;
  readonly content: Buffer;
  readonly sha256: string;
}

/** An uploaded file as it is kept: of a type its kind allows, by its content, and without what its device wrote. */
export async function acceptedFile(kind: AttachmentKind, bytes: Buffer): Promise<AcceptedFile> {
  const { types, mostBytes, label } = ATTACHMENT_KINDS[kind];
  if (bytes.length > mostBytes) throw fileTooBig(mostBytes);
  const type = mediaTypeOf(bytes);
  if (type === 'image/heic') {
    throw refusedFile(
      'heic_picture',
      'HEIC（苹果手机高效格式）不能保存。请在「设置—相机—格式」选「兼容性最佳」，或转为 JPEG 后上传。',
    );
  }
  if (type === undefined || !types.includes(type)) {
    const wanted = types.map((each) => MEDIA_TYPES[each].label).join('、');
    throw refusedFile('file_type', `「${label}」应为${wanted}。格式按文件内容判断，与文件名无关。`);
  }
  const content = type === 'application/pdf' ? await paperOnly(bytes) : withoutMetadata(type, bytes);
  if (content === undefined || content.length === 0) {
    throw refusedFile('file_damaged', '文件不完整或已损坏，请重新拍摄、扫描或导出。');
  }
  const kept = Buffer.from(content);
  return { type, content: kept, sha256: sha256Of(kept) };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const UNUSABLE = {
  damaged: ['file_damaged', 'PDF 不完整或已损坏，请重新扫描或导出。'],
  locked: ['pdf_locked', 'PDF 设有密码。请去除密码，或打印成不加密的 PDF 后上传。'],
  active: ['pdf_active', 'PDF 中有脚本、附件或会自动打开的内容。请打印成普通 PDF 或扫描后上传。'],
  signed: ['pdf_signed', 'PDF 带有电子签名，去除个人信息会使签名失效。请打印后扫描上传，原件另行保存。'],
} as const;

async function paperOnly(bytes: Buffer): Promise<Buffer> {
  const cleaned = await cleanPdf(bytes);
  if ('content' in cleaned) return cleaned.content;
  const [code, message] = UNUSABLE[cleaned.unusable];
  throw refusedFile(code, message);
}

function refusedFile(code: Refusal['code'], message: string): ProblemException {
  return new ProblemException(422, refusal(code, message, { field: 'file' }));
}
