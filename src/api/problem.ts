import { HttpException } from '@nestjs/common';
import type { Refusal } from '../domain/refusal.js';

/** A refusal on its way to the HTTP answer; the problem filter writes it as application/problem+json. */
export class ProblemException extends HttpException {
  constructor(
    status: number,
    readonly refusal: Refusal,
    readonly extras: object = {},
  ) {
    super(refusal.message, status);
  }
}
