import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type AppLogger } from '../common/logging/logger';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { toTradeResponse } from '../instruments/trade.response';
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
    if (this.log.isLevelEnabled('info')) engine.outcomes$.subscribe((o) => this.write(o));
  }

  private write({ events, time }: Outcome): void {
    for (const event of events) {
      if (event.kind !== 'trade') continue;
      this.log.info(toTradeResponse(event, time, this.catalogue.get(event.symbol)), 'trade');
    }
  }
}
