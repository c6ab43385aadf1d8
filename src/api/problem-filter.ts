import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { refusal, type Refusal } from '../domain/refusal.js';
import { problemBody } from './problem-body.js';
import { ProblemException } from './problem.js';
import { requestIdOf } from './problem-request.js';

interface Problem {
  readonly status: number;
  readonly refusal: Refusal;
  readonly extras?: object;
}

/** The one place where anything thrown becomes an HTTP answer. What went wrong inside stays inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  /** @param witness is told of each problem before its answer goes out. */
  constructor(private readonly witness?: (request: Request, status: number, code: string) => Promise<void>) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request>();
    const requestId = requestIdOf(request);
    const problem = problemOf(thrown);
    try {
      await this.witness?.(request, problem.status, problem.refusal.code);
    } catch (fault) {
      // What was refused stays refused, also when the refusal cannot be recorded.
      this.logger.error({ requestId, unrecorded: problem.refusal.code, ...traced(fault) });
    }
    if (problem.status >= 500) {
      this.logger.error({ requestId, status: problem.status, code: problem.refusal.code, ...traced(thrown) });
    }
    // A stream that has begun cannot become a problem any more; cutting it off tells the client.
    if (response.headersSent) return void response.destroy();
    const { status, refusal: because, extras } = problem;
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(status, because, requestId, extras)));
  }
}

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemException) {
    return { status: thrown.getStatus(), refusal: thrown.refusal, extras: thrown.extras };
  }
  if (isDatabaseAway(thrown)) {
    return { status: 503, refusal: refusal('database_unavailable', `数据库暂时不可用。${REPEAT}`) };
  }
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOfParser(thrown);
  return { status, refusal: byStatus(status) };
}

export const REPEAT = '请稍后用同一个 Idempotency-Key 重试，不会重复办理。';

/** express' body parsers throw errors of their own kind. */
function statusOfParser(thrown: unknown): number {
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function byStatus(status: number): Refusal {
  switch (status) {
    case 400:
      return refusal('bad_request', '请求内容无法识别，应为有效的 JSON。');
    case 401:
      return refusal('not_signed_in', '请先登录。');
    case 403:
      return refusal('forbidden', '没有权限。');
    case 404:
      return refusal('unknown_address', '没有这个地址。');
    case 405:
      return refusal('wrong_method', '这个地址不支持这种操作。');
    case 413:
      return refusal('too_large', '提交的内容过大。');
    case 415:
      return refusal('wrong_format', '提交的格式不受支持。');
    case 429:
      return refusal('too_many_requests', '操作过于频繁，请稍候再试。');
    default:
      return status < 500
        ? refusal('not_accepted', '请求未被接受。')
        : refusal('fault', '系统内部故障，已记录。请稍后重试；如仍出现，请把请求编号告诉管理员。');
  }
}

/** Connection lost, refused or being shut down: PostgreSQL's classes 08 and 57P, and the sockets' own codes. */
function isDatabaseAway(thrown: unknown): boolean {
  const { code, message } = (thrown instanceof QueryFailedError ? thrown.driverError : thrown) as {
    code?: unknown;
    message?: unknown;
  };
  return (
    (typeof code === 'string' && /^(08...|57P0[1-3]|ECONNREFUSED|ECONNRESET)$/.test(code)) ||
    (typeof message === 'string' &&
      /^(Connection terminated|timeout exceeded when trying to connect)/.test(message))
  );
}

/** A fault's own words can hold a child's name (a violated key, an unreadable value): only where it happened is kept. */
function traced(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { fault: typeof thrown };
  const { code } = (thrown instanceof QueryFailedError ? thrown.driverError : thrown) as { code?: unknown };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    fault: thrown.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { faultCode: code } : {}),
    ...(thrown.cause instanceof Error ? { cause: thrown.cause.name } : {}),
    at: frames.slice(0, 12).map((frame) => frame.trim().slice(3)),
  };
}
