import { Module } from '@nestjs/common';
import { DepthProjection } from './depth.projection';
import { MarketDataController } from './market-data.controller';
import { MarketDataGateway } from './market-data.gateway';
import { MarketDataLogger } from './market-data.logger';
import { MarketDataMetrics } from './market-data.metrics';
import { MarketDataPublisher } from './market-data.publisher';

@Module({
  controllers: [MarketDataController],
  providers: [
    DepthProjection,
    MarketDataPublisher,
    MarketDataGateway,
    MarketDataMetrics,
    MarketDataLogger,
  ],
})
export class MarketDataModule {}
