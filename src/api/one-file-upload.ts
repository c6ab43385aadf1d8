import {
  applyDecorators,
  BadRequestException,
  PayloadTooLargeException,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { catchError, throwError, type Observable } from 'rxjs';
import type { ProblemException } from './problem.js';

interface FormField {
  readonly type: 'string';
  readonly format?: 'binary';
  readonly enum?: string[];
  readonly description: string;
}

export interface UploadRules {
  readonly mostBytes: number;
  /** Form fields beside the file. */
  readonly mostFields: number;
  /** The form's fields, for the description of the API. */
  readonly properties: Record<string, FormField>;
  readonly required: readonly string[];
  readonly tooBig: () => ProblemException;
  /** Not a form, or one with other parts than these. */
  readonly malformed: () => ProblemException;
}

/** One file in the form field `file`, kept in memory: what is uploaded here never lies about on a disk. */
export function OneFileUpload(rules: UploadRules): MethodDecorator {
  const { mostBytes, mostFields, properties, required } = rules;
  return applyDecorators(
    UseInterceptors(
      new UploadProblems(rules),
      FileInterceptor('file', {
        limits: { fileSize: mostBytes, files: 1, fields: mostFields, parts: mostFields + 1 },
      }),
    ),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: { type: 'object', required: [...required], properties } }),
  );
}

/** The parser of forms speaks English and does not know what to do instead. */
class UploadProblems implements NestInterceptor {
  constructor(private readonly rules: Pick<UploadRules, 'tooBig' | 'malformed'>) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => throwError(() => this.inOurWords(error))));
  }

  private inOurWords(error: unknown): unknown {
    if (error instanceof PayloadTooLargeException) return this.rules.tooBig();
    return error instanceof BadRequestException ? this.rules.malformed() : error;
  }
}
