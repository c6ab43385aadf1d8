import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../cases/api-environment.js';

/**
 * The Temporal UI is another origin, and the only one that may use a person's session here. A browser states the
 * origin itself and lets no page forge it; that is the same proof as the header the session guard asks for, which
 * the UI cannot send.
 */
@Injectable()
export class CodecCors implements NestMiddleware {
  private readonly allowed: string | undefined;

  constructor(@Inject(ENVIRONMENT) { TEMPORAL_UI_URL }: Environment) {
    this.allowed = TEMPORAL_UI_URL === undefined ? undefined : new URL(TEMPORAL_UI_URL).origin;
  }

  use(request: Request, response: Response, next: NextFunction): void {
    response.vary('Origin');
    const isTheUi = this.allowed !== undefined && request.header('origin') === this.allowed;
    if (isTheUi && this.allowed !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', this.allowed);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS');
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Namespace, Authorization');
      response.setHeader('Access-Control-Max-Age', '600');
      request.headers['x-requested-with'] ??= 'temporal-ui';
    }
    if (request.method === 'OPTIONS') return void response.status(204).end();
    next();
  }
}
