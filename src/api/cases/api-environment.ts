import { Module, type DynamicModule } from '@nestjs/common';
import type { Environment } from '../../config/environment.js';

/** Injection token of the checked environment; nothing below `src/api` reads `process.env`. */
export const ENVIRONMENT = Symbol('environment');

@Module({})
export class EnvironmentModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: EnvironmentModule,
      global: true,
      providers: [{ provide: ENVIRONMENT, useValue: environment }],
      exports: [ENVIRONMENT],
    };
  }
}
