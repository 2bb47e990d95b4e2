import { Module } from '@nestjs/common';
import { CandleArchive } from './candle-archive';
import { CandlesController } from './candles.controller';
import { CandlesGateway } from './candles.gateway';
import { CandlesPublisher } from './candles.publisher';
import { CandlesService } from './candles.service';
import { StatisticsProjection } from './statistics.projection';
import { TickerController } from './ticker.controller';
import { TickerGateway } from './ticker.gateway';
import { TickerPublisher } from './ticker.publisher';

/** What the trades of an instrument come to: candles and the ticker. */
@Module({
  controllers: [TickerController, CandlesController],
  providers: [
    CandleArchive,
    StatisticsProjection,
    TickerPublisher,
    TickerGateway,
    CandlesService,
    CandlesPublisher,
    CandlesGateway,
  ],
})
export class StatisticsModule {}
