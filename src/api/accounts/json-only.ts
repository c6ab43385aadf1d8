import type { Request } from 'express';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

/** A foreign page can post a form but no JSON; otherwise it could sign a visitor in as somebody else. */
export function jsonOnly(request: Request): void {
  if (request.is('application/json')) return;
  throw new ProblemException(415, refusal('json_only', '登录请求须为 application/json。'));
}
