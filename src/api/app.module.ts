import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataKeysOf } from '../config/data-keys.js';
import type { Environment } from '../config/environment.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { createDataSource } from '../persistence/data-source.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { EnvironmentModule } from './cases/api-environment.js';
import { CasesModule } from './cases/cases.module.js';
import { ConsoleModule } from './console/console.module.js';
import { serveConsole } from './console/serve-console.js';
import { DocumentsModule } from './documents/documents.module.js';
import { LiveModule } from './live/live.module.js';
import { serveOpenApi } from './openapi.js';
import { JsonLog } from './oversight/json-log.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { OversightModule } from './oversight/oversight.module.js';
import { traceRequests } from './problem-request.js';
import { SchemaPipe } from './problem-validation.js';
import { SecondPersonModule } from './second-person/second-person.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { PublicCountsModule } from './public-counts/public-counts.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RostersModule } from './rosters/rosters.module.js';
import { asOwnWork } from './security/own-work.js';
import { PrivacyModule } from './security/privacy.module.js';
import { LIVE_RATES, limitRates } from './security/rate-limit.js';
import { securityHeaders } from './security/security-headers.js';

/** The API, one module per kind of work. Accounts close every route that is not public. */
@Module({})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EnvironmentModule.with(environment),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' as const, url: environment.DATABASE_URL }),
          dataSourceFactory: async () => createDataSource(environment.DATABASE_URL, 20).initialize(),
        }),
        AccountsModule,
        RostersModule,
        AttendanceModule,
        CasesModule,
        OversightModule,
        OrganisationModule,
        LiveModule,
        ConsoleModule,
        PrivacyModule,
        DocumentsModule,
        AttachmentsModule,
        SecondPersonModule,
        ExportsModule,
        PublicCountsModule,
        RetentionModule,
      ],
      providers: [{ provide: APP_PIPE, useClass: SchemaPipe }],
    };
  }
}

/** The application as `main.ts` and the tests run it, ready to listen. */
export async function createApi(environment: Environment, log = new JsonLog()): Promise<INestApplication> {
  useDataKeys(dataKeysOf(environment));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment), {
    logger: log,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // Who comes over a known proxy came over https, and from where, if the proxy says so; nobody else is believed.
  app.set('trust proxy', environment.TRUSTED_PROXIES.split(','));
  // A page of a case's history, sent to be decrypted, is the largest body there is.
  app.useBodyParser('json', { limit: '4mb' });
  app.setGlobalPrefix('api');
  app.use(asOwnWork);
  app.use(traceRequests(log));
  app.use(securityHeaders());
  // A drill plays a whole county from one machine.
  if (environment.MODE === 'live') app.use(limitRates(LIVE_RATES));
  serveConsole(app);
  serveOpenApi(app);
  app.enableShutdownHooks();
  return app;
}
