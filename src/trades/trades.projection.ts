import { Injectable } from '@nestjs/common';
import { SymbolMap } from '../common/symbol-map';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { TradeArchive } from './trade-archive';
import { TradeHistory } from './trade-history';
import { TradesSnapshot } from './trades-snapshot';

/** The latest trades of all symbols, as of the last command applied. */
@Injectable()
export class TradesProjection {
  private readonly histories = new SymbolMap<TradeHistory>();

  constructor(
    engine: MatchingEngineService,
    parts: SnapshotParts,
    private readonly archive: TradeArchive,
  ) {
    parts.add(new TradesSnapshot(this.histories));
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  history(symbol: string): TradeHistory {
    return this.histories.getOrAdd(symbol, () => new TradeHistory(symbol));
  }

  private apply({ events, time }: Outcome): void {
    for (const event of events) {
      if (event.kind !== 'trade') continue;
      this.history(event.symbol).add(event, time);
      this.archive.add(event, time);
    }
  }
}
