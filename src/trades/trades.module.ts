import { Module } from '@nestjs/common';
import { TradeArchive } from './trade-archive';
import { TradesController } from './trades.controller';
import { TradesGateway } from './trades.gateway';
import { TradesLogger } from './trades.logger';
import { TradesProjection } from './trades.projection';
import { TradesPublisher } from './trades.publisher';
import { TradesService } from './trades.service';

@Module({
  controllers: [TradesController],
  providers: [
    TradeArchive,
    TradesProjection,
    TradesService,
    TradesPublisher,
    TradesGateway,
    TradesLogger,
  ],
})
export class TradesModule {}
