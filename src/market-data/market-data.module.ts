import { Module } from '@nestjs/common';
import { DepthProjection } from './depth.projection';
import { MarketDataController } from './market-data.controller';
import { MarketDataGateway } from './market-data.gateway';
import { MarketDataLogger } from './market-data.logger';
import { MarketDataMetrics } from './market-data.metrics';
import { MarketDataPublisher } from './market-data.publisher';
import { QueueGateway } from './queue.gateway';
import { QueueMetrics } from './queue.metrics';
import { QueuePublisher } from './queue.publisher';
import { QueueSequences } from './queue-sequences';

@Module({
  controllers: [MarketDataController],
  providers: [
    DepthProjection,
    MarketDataPublisher,
    MarketDataGateway,
    QueueSequences,
    QueuePublisher,
    QueueGateway,
    QueueMetrics,
    MarketDataMetrics,
    MarketDataLogger,
  ],
})
export class MarketDataModule {}
