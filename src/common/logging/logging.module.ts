import { type DynamicModule, Global, Module } from '@nestjs/common';
import { LOGGER, type AppLogger } from './logger';

/** Makes the logger injectable everywhere: `@Inject(LOGGER) logger: AppLogger`. */
@Global()
@Module({})
export class LoggingModule {
  static of(logger: AppLogger): DynamicModule {
    return {
      module: LoggingModule,
      providers: [{ provide: LOGGER, useValue: logger }],
      exports: [LOGGER],
    };
  }
}
