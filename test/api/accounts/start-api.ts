import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccountsModule } from '../../../src/api/accounts/accounts.module.js';
import { hashPassword } from '../../../src/api/accounts/password.js';
import { EnvironmentModule } from '../../../src/api/cases/api-environment.js';
import { SchemaPipe } from '../../../src/api/problem-validation.js';
import { asOwnWork } from '../../../src/api/security/own-work.js';
import { readEnvironment } from '../../../src/config/environment.js';
import type { AccountRole } from '../../../src/domain/access/admin-role.js';
import { createDataSource } from '../../../src/persistence/data-source.js';
import { addAccounts } from '../../../src/persistence/readers/accounts-writing.js';

/** The API as the application assembles it, with the given modules, on a port of its own. */
export interface TestApi {
  readonly url: string;
  /** Adds an account and signs it in; answers its bearer token. */
  signIn(role: AccountRole, office: string): Promise<string>;
  stop(): Promise<void>;
}

const ENVIRONMENT_HERE = readEnvironment({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
});

export const PASSWORD = 'a password for tests';
let hash: Promise<string> | undefined;

export async function startApi(
  source: DataSource,
  modules: readonly (Type | DynamicModule)[],
): Promise<TestApi> {
  // As in the application: connections that work for whoever asks, not for the owner the test works as.
  const { url: databaseUrl = '' } = source.options as { url?: string };
  const own = await createDataSource(databaseUrl, 8).initialize();
  @Module({
    imports: [
      EnvironmentModule.with(ENVIRONMENT_HERE),
      { module: Database, global: true, providers: [provide(own)], exports: [DataSource] },
      AccountsModule,
      ...modules,
    ],
  })
  class TestModule {}

  const app = await NestFactory.create(TestModule, { logger: ['fatal'] });
  app.use(asOwnWork);
  app.setGlobalPrefix('api').useGlobalPipes(new SchemaPipe());
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/api`;
  return {
    url,
    signIn: async (role, office) => {
      const login = `${role}.${office}`;
      await addAccount(source, login, role, office);
      const answer = await fetch(`${url}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password: PASSWORD }),
      });
      return ((await answer.json()) as { token: string }).token;
    },
    stop: async () => {
      await app.close();
      await own.destroy();
    },
  };
}

export async function addAccount(
  source: DataSource,
  login: string,
  role: AccountRole,
  office: string,
): Promise<void> {
  const passwordHash = await (hash ??= hashPassword(PASSWORD));
  const account = { login, name: '测试人员', role, office, email: null, passwordHash };
  await addAccounts(source.manager, [account], new Date());
}

@Module({})
class Database {}

function provide(source: DataSource) {
  return { provide: DataSource, useValue: source };
}
