import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { TallyHistogram } from '../common/tally-histogram';
import { Clock } from '../matching-engine/clock';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { DepthProjection } from './depth.projection';

/** Book depth, and how long market data takes to be published. Constructed after the publisher. */
@Injectable()
export class MarketDataMetrics {
  private readonly publication: TallyHistogram;

  constructor(
    registry: Registry,
    private readonly clock: Clock,
    engine: MatchingEngineService,
    depth: DepthProjection,
  ) {
    this.publication = new TallyHistogram({
      name: 'bbo_publication_seconds',
      help: 'From sequencing a command that changed the BBO to handing it to the sockets',
      buckets: [1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.05, 0.1, 0.5],
      registers: [registry],
    });
    new Gauge({
      name: 'book_depth_levels',
      help: 'Price levels in the book',
      labelNames: ['symbol', 'side'],
      registers: [registry],
      collect() {
        for (const [symbol, { bids, asks }] of depth.all()) {
          this.set({ symbol, side: 'buy' }, bids.size);
          this.set({ symbol, side: 'sell' }, asks.size);
        }
      },
    });
    engine.liveOutcomes$.subscribe((outcome) => this.observe(outcome));
  }

  private observe({ events, time }: Outcome): void {
    if (events.at(-1)?.kind !== 'bbo_changed') return;
    this.publication.observe(Math.max(0, this.clock.now() - time) / 1e6);
  }
}
