import { Candle } from './candle';

/** How many candles of an interval stay in memory. */
export const KEPT_CANDLES = 1500;

/** Numbers that make one candle. */
const WIDTH = 10;
const FIRST_ROOM = 16;

/**
 * The latest finished candles of one interval, oldest first, those without trades left out. They
 * lie packed in one array: 80 bytes each, and no objects.
 */
export class ClosedCandles {
  private values = new Float64Array(WIDTH * FIRST_ROOM);
  /** Place of the oldest. */
  private first = 0;
  private count = 0;
  private droppedSome = false;

  get length(): number {
    return this.count;
  }

  /** Whether older ones were forgotten. */
  get isCut(): boolean {
    return this.droppedSome;
  }

  /** Takes the candle, which comes after all others, and forgets the oldest if there are many. */
  push(candle: Candle): void {
    if (this.count === this.room) this.makeRoom();
    const { volume, quoteVolume } = candle;
    const { openTime, open, high, low, close, tradeCount } = candle;
    const at = this.offset(this.count++);
    const { values } = this;
    values[at] = openTime;
    values[at + 1] = open;
    values[at + 2] = high;
    values[at + 3] = low;
    values[at + 4] = close;
    values[at + 5] = tradeCount;
    values[at + 6] = volume.low;
    values[at + 7] = volume.high;
    values[at + 8] = quoteVolume.low;
    values[at + 9] = quoteVolume.high;
  }

  /** A copy of the candle at a place; the oldest is at 0. */
  at(place: number): Candle {
    const at = this.offset(place);
    const { values } = this;
    const candle = new Candle(values[at]);
    candle.open = values[at + 1];
    candle.high = values[at + 2];
    candle.low = values[at + 3];
    candle.close = values[at + 4];
    candle.tradeCount = values[at + 5];
    candle.volume.low = values[at + 6];
    candle.volume.high = values[at + 7];
    candle.quoteVolume.low = values[at + 8];
    candle.quoteVolume.high = values[at + 9];
    return candle;
  }

  /** Place of the first candle that begins at this time or later; `length` when there is none. */
  placeOf(openTime: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.values[this.offset(middle)] < openTime) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Says that there were candles before those it holds. */
  cut(): void {
    this.droppedSome = true;
  }

  private get room(): number {
    return this.values.length / WIDTH;
  }

  private offset(place: number): number {
    return ((this.first + place) % this.room) * WIDTH;
  }

  private makeRoom(): void {
    if (this.room === KEPT_CANDLES) {
      this.first = (this.first + 1) % KEPT_CANDLES;
      this.count--;
      this.cut();
      return;
    }
    const larger = new Float64Array(WIDTH * Math.min(KEPT_CANDLES, this.room * 2));
    larger.set(this.values);
    this.values = larger;
  }
}
