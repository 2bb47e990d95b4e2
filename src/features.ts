/** What trades and shows it: the modules of the service and of the writer of snapshots alike. */
import { HistoryModule } from './history/history.module';
import { InstrumentsModule } from './instruments/instruments.module';
import { MarketDataModule } from './market-data/market-data.module';
import { MatchingEngineModule } from './matching-engine/matching-engine.module';
import { OrdersModule } from './orders/orders.module';
import { StatisticsModule } from './statistics/statistics.module';
import { TradesModule } from './trades/trades.module';

/** In this order: what a module reads is told of an outcome before it. */
export const FEATURES = [
  MatchingEngineModule,
  InstrumentsModule,
  HistoryModule,
  OrdersModule,
  MarketDataModule,
  TradesModule,
  StatisticsModule,
] as const;
