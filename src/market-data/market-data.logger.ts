import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type AppLogger } from '../common/logging/logger';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { sideWord } from '../instruments/order-words';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';

/** Logs level changes at debug. */
@Injectable()
export class MarketDataLogger {
  private readonly log: AppLogger;

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    @Inject(LOGGER) logger: AppLogger,
  ) {
    this.log = logger.child({ context: 'MarketData' });
    if (this.log.isLevelEnabled('debug')) engine.liveOutcomes$.subscribe((o) => this.write(o));
  }

  private write({ sequence, events }: Outcome): void {
    for (const event of events) {
      if (event.kind !== 'level_changed') continue;
      const { symbol, bookSequence } = event;
      const instrument = this.catalogue.get(symbol);
      const side = sideWord(event.side);
      const price = instrument.price.print(event.price);
      const quantity = instrument.quantity.print(event.quantity);
      this.log.debug({ sequence, symbol, bookSequence, side, price, quantity }, 'level changed');
    }
  }
}
