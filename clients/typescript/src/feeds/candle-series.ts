import type { Candle } from '../types.js';

/** The latest candles by their time, at most `bound` of them. */
export class CandleSeries {
  private list: Candle[] = [];

  constructor(readonly bound: number) {}

  /** Oldest first. */
  get candles(): readonly Candle[] {
    return this.list;
  }

  clear(): void {
    this.list = [];
  }

  /** Takes candles in. Of two for the same time, the one that knows more trades is the newer. */
  merge(candles: readonly Candle[]): void {
    for (const candle of candles) this.put(candle);
    if (this.list.length > this.bound) this.list = this.list.slice(-this.bound);
  }

  private put(candle: Candle): void {
    const { openTime, open, high, low, close, volume, quoteVolume, tradeCount } = candle;
    const plain: Candle = { openTime, open, high, low, close, volume, quoteVolume, tradeCount };
    let place = this.list.length;
    while (place > 0 && this.list[place - 1].openTime > openTime) place--;
    const known = this.list[place - 1];
    if (known?.openTime !== openTime) this.list.splice(place, 0, plain);
    else if (known.tradeCount <= tradeCount) this.list[place - 1] = plain;
  }
}
