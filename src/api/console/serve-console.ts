import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { builtConsole, readConsole } from './console-files.js';

const YEAR_S = 31_536_000;

/**
 * Nothing but this server's own scripts runs in the page, and it speaks to nobody else. Ant Design writes its styles
 * into the page at run time, so styles (and styles alone) may be inline.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  // A child's recorded words are fetched with the session and played from memory.
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built console at `/`. Its pages are addressed behind `#`, so one document is enough. */
export function serveConsole(app: INestApplication): void {
  const folder = builtConsole();
  if (folder === undefined) return;
  const files = readConsole(folder);
  app.use((request: Request, response: Response, next: NextFunction) => {
    const file = files.get(request.path);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.setHeader('Content-Type', file.type);
    response.setHeader('ETag', file.etag);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', file.immutable ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Frame-Options', 'DENY');
    if (request.header('if-none-match') === file.etag) return void response.status(304).end();
    const encoding = request.acceptsEncodings('br', 'gzip', 'identity');
    const body = encoding === 'br' || encoding === 'gzip' ? file.bodies[encoding] : undefined;
    if (body) response.setHeader('Content-Encoding', encoding as string);
    response.send(body ?? file.bodies.identity);
  });
}
