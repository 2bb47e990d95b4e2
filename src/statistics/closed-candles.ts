import { PackedRing } from '../common/packed-ring';
import { Candle } from './candle';

/** How many candles of an interval stay in memory. */
export const KEPT_CANDLES = 1500;

/** Numbers that make one candle. */
const WIDTH = 10;
const OPEN_TIME = 0;

/**
 * The latest finished candles of one interval, oldest first, those without trades left out. They
 * lie packed, 80 bytes each, and no objects.
 */
export class ClosedCandles {
  private readonly ring = new PackedRing(WIDTH, KEPT_CANDLES);
  private hadEarlier = false;

  get length(): number {
    return this.ring.length;
  }

  /** Whether older ones were forgotten. */
  get isCut(): boolean {
    return this.hadEarlier || this.ring.isCut;
  }

  /** Takes the candle, which comes after all others, and forgets the oldest if there are many. */
  push(candle: Candle): void {
    const { volume, quoteVolume } = candle;
    const { openTime, open, high, low, close, tradeCount } = candle;
    const at = this.ring.append();
    const { values } = this.ring;
    values[at + OPEN_TIME] = openTime;
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
    const { values } = this.ring;
    const at = this.ring.offset(place);
    const candle = new Candle(values[at + OPEN_TIME]);
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
    return this.ring.placeOf(OPEN_TIME, openTime);
  }

  /** Says that there were candles before those it holds. */
  cut(): void {
    this.hadEarlier = true;
  }
}
