import {
  ATTACHMENT_KIND_IDS,
  ATTACHMENT_KINDS,
  MOST_ATTACHMENT_BYTES,
} from '../../domain/attachments/attachment-kinds.js';
import { refusal } from '../../domain/refusal.js';
import { OneFileUpload } from '../one-file-upload.js';
import { ProblemException } from '../problem.js';

const MB = 1024 ** 2;

/** One file and its kind. */
export function AttachmentUpload(): MethodDecorator {
  return OneFileUpload({
    mostBytes: MOST_ATTACHMENT_BYTES,
    mostFields: 2,
    required: ['file', 'kind'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description: 'JPEG、PNG、WebP、PDF，录音为 MP3、M4A、WAV、AMR；文件名不保存',
      },
      kind: {
        type: 'string',
        enum: [...ATTACHMENT_KIND_IDS],
        description: ATTACHMENT_KIND_IDS.map((kind) => {
          const { label, mostBytes } = ATTACHMENT_KINDS[kind];
          return `${kind} ${label}（至多 ${mostBytes / MB} MB）`;
        }).join('、'),
      },
    },
    tooBig: () => fileTooBig(MOST_ATTACHMENT_BYTES),
    malformed: () =>
      new ProblemException(
        422,
        refusal('upload_malformed', '上传的表单不完整，或含有 file、kind 以外的内容。', { field: 'file' }),
      ),
  });
}

export function fileTooBig(most: number): ProblemException {
  return new ProblemException(
    413,
    refusal('file_too_big', `文件超过 ${most / MB} MB。请缩小图片或分成几份上传。`, { field: 'file' }),
  );
}
