import { Injectable } from '@nestjs/common';
import { SymbolMap } from '../common/symbol-map';
import type { BboChanged, InstrumentListed, LevelChanged } from '../core/events/events';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { DepthBook } from './depth-book';
import { DepthSnapshot } from './depth-snapshot';
import { QueueSequences } from './queue-sequences';
import { RecentChanges } from './recent-changes';

/** The aggregated books of all symbols, as of the last command applied. */
@Injectable()
export class DepthProjection {
  private readonly books = new SymbolMap<DepthBook>();
  private readonly changes = new SymbolMap<RecentChanges>();

  /** The catalogue comes first: whoever learns of a book can look up its instrument. */
  constructor(
    _catalogue: InstrumentCatalogue,
    engine: MatchingEngineService,
    parts: SnapshotParts,
    private readonly queues: QueueSequences,
  ) {
    parts.add(new DepthSnapshot(this.books, (symbol, book) => this.open(symbol, book)));
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  /** @throws when the symbol is not listed: to be used after a look-up in the catalogue */
  book(symbol: string): DepthBook {
    const book = this.books.get(symbol);
    if (book === undefined) throw new Error(`no book of ${symbol}`);
    return book;
  }

  /** Every book by its symbol. */
  all(): Iterable<[symbol: string, book: DepthBook]> {
    return this.books;
  }

  recentChanges(symbol: string): RecentChanges {
    const changes = this.changes.get(symbol);
    if (changes === undefined) throw new Error(`no changes of ${symbol}`);
    return changes;
  }

  private apply(outcome: Outcome): void {
    for (const event of outcome.events) {
      if (event.kind === 'level_changed') this.changeLevel(event, outcome);
      else if (event.kind === 'bbo_changed') this.changeBbo(event);
      else if (event.kind === 'order_rested' || event.kind === 'trade') {
        this.queues.count(event.symbol, outcome);
      } else if (event.kind === 'instrument_listed') this.list(event, outcome.time);
    }
  }

  private list({ instrument }: InstrumentListed, time: number): void {
    const book = new DepthBook();
    book.time = time;
    this.open(instrument.symbol, book);
    this.queues.begin(instrument.symbol, time);
  }

  /** Changes are remembered from here on. */
  private open(symbol: string, book: DepthBook): void {
    this.books.set(symbol, book);
    this.changes.set(symbol, new RecentChanges(book.sequence));
  }

  private changeLevel(event: LevelChanged, outcome: Outcome): void {
    const { symbol, side, price, quantity, bookSequence } = event;
    const book = this.book(symbol);
    const isNew = book.side(side).set(price, quantity);
    book.sequence = bookSequence;
    book.time = outcome.time;
    this.queues.count(symbol, outcome);
    this.recentChanges(symbol).add(bookSequence, side, price, isNew);
  }

  private changeBbo(event: BboChanged): void {
    const book = this.book(event.symbol);
    book.bids.setBest(event.bidPrice, event.bidQuantity);
    book.asks.setBest(event.askPrice, event.askQuantity);
  }
}
