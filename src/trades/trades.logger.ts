import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type AppLogger } from '../common/logging/logger';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { sideWord } from '../instruments/order-words';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';

/** Logs trades at info. */
@Injectable()
export class TradesLogger {
  private readonly log: AppLogger;

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    @Inject(LOGGER) logger: AppLogger,
  ) {
    this.log = logger.child({ context: 'Trades' });
    if (this.log.isLevelEnabled('info')) engine.liveOutcomes$.subscribe((o) => this.write(o));
  }

  private write({ sequence, events }: Outcome): void {
    for (const event of events) {
      if (event.kind !== 'trade') continue;
      const { symbol, tradeId, makerOrderId, takerOrderId } = event;
      const instrument = this.catalogue.get(symbol);
      const price = instrument.price.print(event.price);
      const quantity = instrument.quantity.print(event.quantity);
      const aggressorSide = sideWord(event.aggressorSide);
      const what = { sequence, symbol, tradeId, price, quantity, aggressorSide };
      this.log.info({ ...what, makerOrderId, takerOrderId }, 'trade');
    }
  }
}
