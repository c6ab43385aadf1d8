import {
  applyDecorators,
  Injectable,
  PayloadTooLargeException,
  BadRequestException,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { catchError, throwError, type Observable } from 'rxjs';
import { refusal } from '../../../domain/refusal.js';
import { ProblemException } from '../../problem.js';

const MOST_BYTES = 10 * 1024 ** 2;

/** What a route with `@XlsxUpload()` receives through `@UploadedFile()`. */
export interface UploadedXlsx {
  readonly buffer: Buffer;
}

/** One file in the form field `file`, kept in memory: a roster never lies about on a disk. */
export function XlsxUpload(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(
      UploadProblems,
      FileInterceptor('file', { limits: { fileSize: MOST_BYTES, files: 1, fields: 5, parts: 6 } }),
    ),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', format: 'binary', description: 'Excel 工作簿（.xlsx），至多 10 MB' },
        },
      },
    }),
  );
}

/** The uploaded bytes; refuses a request without a file. */
export function bytesOf(file: UploadedXlsx | undefined): Buffer {
  if (file) return file.buffer;
  throw new ProblemException(
    422,
    refusal('file_missing', '请以 multipart/form-data 上传 Excel 文件，表单项名为 file。', { field: 'file' }),
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
  if (error instanceof PayloadTooLargeException) {
    return new ProblemException(
      413,
      refusal('file_too_big', '文件超过 10 MB，请按学校拆分后分别上传。', { field: 'file' }),
    );
  }
  if (error instanceof BadRequestException) {
    return new ProblemException(
      422,
      refusal('upload_malformed', '上传的表单不完整，或含有 file 以外的文件。', { field: 'file' }),
    );
  }
  return error;
}
