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
import { refusal } from '../../../domain/refusal.js';
import { ProblemException } from '../../problem.js';

/** A little more than is accepted, so that the refusal can be ours. */
const MOST_BYTES = 3 * 1024 ** 2;

/** One Word file in the form field `file`. */
export function TemplateUpload(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(
      UploadProblems,
      FileInterceptor('file', { limits: { fileSize: MOST_BYTES, files: 1, fields: 0, parts: 1 } }),
    ),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', format: 'binary', description: 'Word 模板（.docx），至多 2 MB，不含宏' },
        },
      },
    }),
  );
}

@Injectable()
class UploadProblems implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) =>
        throwError(() =>
          error instanceof PayloadTooLargeException || error instanceof BadRequestException
            ? new ProblemException(
                422,
                refusal('template_unsafe', '请只上传一份不超过 2 MB 的 Word 模板，表单项名为 file。', {
                  field: 'file',
                }),
              )
            : error,
        ),
      ),
    );
  }
}
