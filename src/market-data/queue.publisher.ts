import { Injectable } from '@nestjs/common';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { QueueSocketQuery } from './dto/queue-socket.query';
import { OrderQueue } from './order-queue';
import { QueueFeed } from './queue-feed';
import { QueueSequences } from './queue-sequences';

/**
 * Publishes the queues, order by order. A queue is read from the core when its first reader comes
 * and followed by its events from then on; without readers it costs nothing but its sequence.
 */
@Injectable()
export class QueuePublisher implements SubscribableChannel<QueueSocketQuery> {
  readonly name = 'book';
  readonly bySymbol = true;
  readonly query = QueueSocketQuery;
  readonly shownFields = [];

  private readonly feeds = new Map<string, QueueFeed>();

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly sequences: QueueSequences,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  open({ from }: QueueSocketQuery, symbol: string): BeginReading {
    this.catalogue.get(symbol);
    return (reader) => {
      if (!reader.closed) this.feedOf(symbol).join(reader, from);
    };
  }

  /** Number of orders in each queue that is followed, by symbol. */
  *followed(): IterableIterator<[symbol: string, orders: number]> {
    for (const [symbol, feed] of this.feeds) yield [symbol, feed.size];
  }

  private publish(outcome: Outcome): void {
    if (this.feeds.size === 0) return;
    for (const [symbol, feed] of this.feeds) {
      if (feed.isForsaken(outcome.time)) {
        feed.close();
        this.feeds.delete(symbol);
      } else feed.apply(outcome);
    }
  }

  private feedOf(symbol: string): QueueFeed {
    const known = this.feeds.get(symbol);
    if (known !== undefined) return known;
    const queue = new OrderQueue();
    this.engine.visitResting(symbol, (order) => queue.add(order));
    const instrument = this.catalogue.get(symbol);
    const position = this.sequences.position(symbol);
    const feed = new QueueFeed({ instrument, queue, position }, this.broadcaster);
    this.feeds.set(symbol, feed);
    return feed;
  }
}
