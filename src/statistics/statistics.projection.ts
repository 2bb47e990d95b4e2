import { Injectable } from '@nestjs/common';
import { SymbolMap } from '../common/symbol-map';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { CandleArchive } from './candle-archive';
import { StatisticsSnapshot } from './statistics-snapshot';
import { SymbolStatistics } from './symbol-statistics';

/** Candles and 24 hour figures of all symbols, as of the last command applied. */
@Injectable()
export class StatisticsProjection {
  private readonly bySymbol = new SymbolMap<SymbolStatistics>();

  /** The catalogue comes first: whoever learns of a trade can look up its instrument. */
  constructor(
    _catalogue: InstrumentCatalogue,
    engine: MatchingEngineService,
    parts: SnapshotParts,
    private readonly archive: CandleArchive,
  ) {
    parts.add(new StatisticsSnapshot(this.bySymbol, (symbol) => this.of(symbol)));
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  of(symbol: string): SymbolStatistics {
    return this.bySymbol.getOrAdd(symbol, this.begin);
  }

  private apply({ events, time }: Outcome): void {
    for (const event of events) {
      if (event.kind === 'trade') this.of(event.symbol).trade(event, time);
      else if (event.kind === 'bbo_changed') this.of(event.symbol).changeBbo(event);
    }
  }

  private readonly begin = (symbol: string): SymbolStatistics =>
    new SymbolStatistics(symbol, (interval, candle) =>
      this.archive.add({ symbol, interval }, candle),
    );
}
