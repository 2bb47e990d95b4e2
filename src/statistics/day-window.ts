import { Candle } from './candle';
import type { CandleSeries } from './candle-series';
import { INTERVAL_MICROS, intervalStart } from './intervals';

const DAY = INTERVAL_MICROS['1d'];
const MINUTE = INTERVAL_MICROS['1m'];

/** What traded in the last 24 hours, in steps of a minute: the current one and the 1,439 before. */
export class DayWindow {
  /** The finished minutes together, as long as neither the window nor the minute moves on. */
  private finished = new Candle(NaN);
  private lastMinute = NaN;

  /** @param time the end of the window, in microseconds */
  at(time: number, minutes: CandleSeries): Candle {
    const start = intervalStart(time, MINUTE) - DAY + MINUTE;
    const { last } = minutes;
    const lastMinute = last?.openTime ?? NaN;
    if (this.finished.openTime !== start || this.lastMinute !== lastMinute) {
      this.finished = finishedSince(start, minutes);
      this.lastMinute = lastMinute;
    }
    const day = new Candle(start);
    day.merge(this.finished);
    if (last !== null && last.openTime >= start) day.merge(last);
    return day;
  }
}

function finishedSince(start: number, { closed }: CandleSeries): Candle {
  const total = new Candle(start);
  for (let place = closed.placeOf(start); place < closed.length; place++) {
    total.merge(closed.at(place));
  }
  return total;
}
