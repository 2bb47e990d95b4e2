import { Module, type DynamicModule } from '@nestjs/common';
import type { AppConfig } from './common/config/app-config';
import { AppConfigModule } from './common/config/config.module';
import type { AppLogger } from './common/logging/logger';
import { LoggingModule } from './common/logging/logging.module';
import { MetricsModule } from './common/metrics.module';
import { FEATURES } from './features';
import { JournalModule } from './journal/journal.module';
import { StreamingModule } from './streaming/streaming.module';

/** The same engine and read models as in the service, on a log that somebody else writes. */
@Module({})
export class SnapshotWritingModule {
  static of(config: AppConfig, logger: AppLogger): DynamicModule {
    return {
      module: SnapshotWritingModule,
      imports: [
        AppConfigModule.of(config),
        LoggingModule.of(logger),
        MetricsModule,
        StreamingModule.forRoot({ maxSockets: 0 }),
        JournalModule.forReading(),
        ...FEATURES,
      ],
    };
  }
}
