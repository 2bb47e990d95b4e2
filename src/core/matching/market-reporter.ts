/**
 * Tells what the public sees of a command: the net change of every level it touched, then the best
 * bid and offer, once, after the whole command (R5). The event objects are made once and reused.
 */
import type { OrderBook } from '../book/order-book';
import type { LevelHandle } from '../book/price-levels';
import type { EngineListener } from '../events/engine-listener';
import type { BboChanged, LevelChanged } from '../events/events';
import type { SymbolKey } from '../types/ids';
import type { Mutable } from '../types/mutable';
import { blankEvents } from './blank-events';
import type { SymbolState } from './symbol-state';

export class MarketReporter {
  private readonly level: Mutable<LevelChanged>;
  private readonly bbo: Mutable<BboChanged>;

  constructor(
    symbol: SymbolKey,
    private readonly book: OrderBook,
    private readonly state: SymbolState,
    private readonly listener: EngineListener,
  ) {
    const blank = blankEvents(symbol);
    this.level = blank.level;
    this.bbo = blank.bbo;
  }

  /** Net change of every level the command touched, then the best bid and offer (rule R5). */
  publish(): void {
    const { touched, levels } = this.book;
    const before = this.state.bookSequence;
    for (let i = 0; i < touched.count; i++) {
      const level = touched.at(i);
      if (levels.hasChanged(level)) this.levelChanged(level, before + 1);
    }
    if (this.state.bookSequence !== before) this.bboChanged();
  }

  private levelChanged(level: LevelHandle, bookSequence: number): void {
    const { levels } = this.book;
    const event = this.level;
    this.state.bookSequence = bookSequence;
    event.bookSequence = bookSequence;
    event.side = levels.side(level);
    event.price = levels.price(level);
    event.quantity = levels.total(level);
    this.listener.levelChanged(event);
  }

  /** Takes the current top as already known, so that only later changes are reported. */
  syncBbo(): void {
    this.refreshBbo();
  }

  private bboChanged(): void {
    if (!this.refreshBbo()) return;
    this.bbo.bookSequence = this.state.bookSequence;
    this.listener.bboChanged(this.bbo);
  }

  private refreshBbo(): boolean {
    const { levels, bids, asks } = this.book;
    const event = this.bbo;
    const bidPrice = levels.price(bids.best);
    const bidQuantity = levels.total(bids.best);
    const askPrice = levels.price(asks.best);
    const askQuantity = levels.total(asks.best);
    const same =
      bidPrice === event.bidPrice &&
      bidQuantity === event.bidQuantity &&
      askPrice === event.askPrice &&
      askQuantity === event.askQuantity;
    if (same) return false;
    event.bidPrice = bidPrice;
    event.bidQuantity = bidQuantity;
    event.askPrice = askPrice;
    event.askQuantity = askQuantity;
    return true;
  }
}
