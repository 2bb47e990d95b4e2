import { Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';

/** One registry for the metrics of all features. */
@Global()
@Module({
  providers: [{ provide: Registry, useFactory: () => new Registry() }],
  exports: [Registry],
})
export class MetricsModule {}
