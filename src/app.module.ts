import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module';
import type { AppConfig } from './common/config/app-config';
import { AppConfigModule } from './common/config/config.module';
import type { AppLogger } from './common/logging/logger';
import { LoggingModule } from './common/logging/logging.module';
import { MetricsModule } from './common/metrics.module';
import { FEATURES } from './features';
import { JournalModule } from './journal/journal.module';
import { Lifecycle } from './lifecycle';
import { StreamingModule } from './streaming/streaming.module';

@Module({})
export class AppModule {
  static of(config: AppConfig, logger: AppLogger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AppConfigModule.of(config),
        LoggingModule.of(logger),
        MetricsModule,
        StreamingModule.forRoot({ maxSockets: config.MAX_SOCKETS }),
        JournalModule.forWriting(),
        ...FEATURES,
        AdminModule,
      ],
      providers: [Lifecycle],
    };
  }
}
