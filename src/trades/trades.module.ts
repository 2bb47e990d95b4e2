import { Module } from '@nestjs/common';
import { TradesController } from './trades.controller';
import { TradesGateway } from './trades.gateway';
import { TradesLogger } from './trades.logger';
import { TradesProjection } from './trades.projection';
import { TradesPublisher } from './trades.publisher';

@Module({
  controllers: [TradesController],
  providers: [TradesProjection, TradesPublisher, TradesGateway, TradesLogger],
})
export class TradesModule {}
