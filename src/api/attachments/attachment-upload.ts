import {
  applyDecorators,
  BadRequestException,
  Injectable,
  PayloadTooLargeException,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { catchError, throwError, type Observable } from 'rxjs';
import {
  ATTACHMENT_KIND_IDS,
  ATTACHMENT_KINDS,
  MOST_ATTACHMENT_BYTES,
} from '../../domain/attachments/attachment-kinds.js';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

const MB = 1024 ** 2;

/** One file and its kind, kept in memory: a picture of a home never lies about on a disk. */
export function AttachmentUpload(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(
      UploadProblems,
      FileInterceptor('file', { limits: { fileSize: MOST_ATTACHMENT_BYTES, files: 1, fields: 2, parts: 3 } }),
    ),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
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
      },
    }),
  );
}

/** The parser of forms speaks English and does not know what to do instead. */
@Injectable()
class UploadProblems implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => inOurWords(error))));
  }
}

function inOurWords(error: unknown): unknown {
  if (error instanceof PayloadTooLargeException) return fileTooBig(MOST_ATTACHMENT_BYTES);
  if (error instanceof BadRequestException) {
    return new ProblemException(
      422,
      refusal('upload_malformed', '上传的表单不完整，或含有 file、kind 以外的内容。', { field: 'file' }),
    );
  }
  return error;
}

export function fileTooBig(most: number): ProblemException {
  return new ProblemException(
    413,
    refusal('file_too_big', `文件超过 ${most / MB} MB。请缩小图片或分成几份上传。`, { field: 'file' }),
  );
}
