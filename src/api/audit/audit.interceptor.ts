import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import type { SignedInRequest } from '../accounts/current-account.js';
import { AuditTrail } from './audit-trail.js';

/**
 * Nothing is answered before it stands in the audit. Where the audit cannot be written the answer is an error: a read
 * has then shown nothing, and an act, repeated under its key, is answered and recorded without being done twice.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly trail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.trail.record(request, { result: 'allowed', code: null, answer });
        return answer;
      }),
    );
  }
}
