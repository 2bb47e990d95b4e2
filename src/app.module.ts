import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module';
import type { AppConfig } from './common/config/app-config';
import { AppConfigModule } from './common/config/config.module';
import type { AppLogger } from './common/logging/logger';
import { LoggingModule } from './common/logging/logging.module';
import { MetricsModule } from './common/metrics.module';
import { InstrumentsModule } from './instruments/instruments.module';
import { Lifecycle } from './lifecycle';
import { MarketDataModule } from './market-data/market-data.module';
import { MatchingEngineModule } from './matching-engine/matching-engine.module';
import { OrdersModule } from './orders/orders.module';
import { StatisticsModule } from './statistics/statistics.module';
import { StreamingModule } from './streaming/streaming.module';
import { TradesModule } from './trades/trades.module';

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
        MatchingEngineModule,
        InstrumentsModule,
        OrdersModule,
        MarketDataModule,
        TradesModule,
        StatisticsModule,
        AdminModule,
      ],
      providers: [Lifecycle],
    };
  }
}
