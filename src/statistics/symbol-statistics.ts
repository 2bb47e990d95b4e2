import type { BboChanged, Trade } from '../core/events/events';
import { NO_PRICE } from '../core/types/units';
import type { Candle } from './candle';
import { DayWindow } from './day-window';
import type { Interval } from './intervals';
import { SymbolCandles } from './symbol-candles';

/** What is known of the trading in one instrument, as of the last command applied. */
export class SymbolStatistics {
  readonly candles: SymbolCandles;
  /** Of the last trade; 0 before the first. */
  sequence = 0;
  lastPrice = NO_PRICE as number;
  lastQuantity = 0;
  /** Top of the book; a price of NO_PRICE means an empty side. */
  bidPrice = NO_PRICE as number;
  bidQuantity = 0;
  askPrice = NO_PRICE as number;
  askQuantity = 0;
  private readonly window = new DayWindow();

  /** @param onClosed told of every candle that gets no more trades */
  constructor(
    readonly symbol: string,
    onClosed: (interval: Interval, candle: Candle) => void,
  ) {
    this.candles = new SymbolCandles(onClosed);
  }

  /** What traded in the 24 hours before a time, in microseconds. */
  dayUntil(time: number): Candle {
    return this.window.at(time, this.candles.of('1m'));
  }

  trade({ price, quantity, tradeSequence }: Trade, time: number): void {
    this.sequence = tradeSequence;
    this.lastPrice = price;
    this.lastQuantity = quantity;
    this.candles.trade(price, quantity, time);
  }

  changeBbo({ bidPrice, bidQuantity, askPrice, askQuantity }: BboChanged): void {
    this.bidPrice = bidPrice;
    this.bidQuantity = bidQuantity;
    this.askPrice = askPrice;
    this.askQuantity = askQuantity;
  }
}
