import { ExactSum } from './exact-sum';

/** What traded in one interval, in ticks, lots and their products. Without trades all is zero. */
export class Candle {
  open = 0;
  high = 0;
  low = 0;
  close = 0;
  tradeCount = 0;
  readonly volume = new ExactSum();
  readonly quoteVolume = new ExactSum();

  /** @param openTime when the interval begins, in microseconds */
  constructor(public openTime: number) {}

  get isEmpty(): boolean {
    return this.tradeCount === 0;
  }

  /** Takes in one more trade. */
  trade(price: number, quantity: number): void {
    if (this.tradeCount++ === 0) {
      this.open = price;
      this.high = price;
      this.low = price;
    } else if (price > this.high) {
      this.high = price;
    } else if (price < this.low) {
      this.low = price;
    }
    this.close = price;
    this.volume.add(quantity);
    this.quoteVolume.addProduct(price, quantity);
  }

  /** Takes in all trades of another candle, which came later. */
  merge(later: Candle): void {
    if (later.isEmpty) return;
    if (this.isEmpty) {
      this.open = later.open;
      this.high = later.high;
      this.low = later.low;
    } else {
      this.high = Math.max(this.high, later.high);
      this.low = Math.min(this.low, later.low);
    }
    this.close = later.close;
    this.tradeCount += later.tradeCount;
    this.volume.addSum(later.volume);
    this.quoteVolume.addSum(later.quoteVolume);
  }

  /** Forgets all trades. */
  clear(openTime: number): void {
    this.openTime = openTime;
    this.tradeCount = 0;
    this.volume.clear();
    this.quoteVolume.clear();
  }
}

/** The candle of an interval without trades: it repeats the close before it. */
export function quietCandle(openTime: number, close: number): Candle {
  const candle = new Candle(openTime);
  candle.open = close;
  candle.high = close;
  candle.low = close;
  candle.close = close;
  return candle;
}
