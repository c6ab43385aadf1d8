import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { ProblemFilter } from '../problem-filter.js';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { AuditTrail } from './audit-trail.js';
import { UnauditedWatch } from './unaudited-watch.js';

/** Who did, saw and was refused what. Every answer and every problem of the application passes through here. */
@Module({
  controllers: [AuditController],
  providers: [
    AuditTrail,
    UnauditedWatch,
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    {
      provide: APP_FILTER,
      inject: [AuditTrail],
      useFactory: (trail: AuditTrail) =>
        new ProblemFilter((request, status, code) =>
          trail.record(request, { result: status < 500 ? 'refused' : 'failed', code }),
        ),
    },
  ],
  exports: [AuditTrail],
})
export class AuditModule {}
