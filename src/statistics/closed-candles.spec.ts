import { Candle } from './candle';
import { ClosedCandles, KEPT_CANDLES } from './closed-candles';

function candleAt(openTime: number): Candle {
  const candle = new Candle(openTime);
  candle.trade(5, Number.MAX_SAFE_INTEGER);
  candle.trade(9, 2);
  candle.trade(4, 3);
  return candle;
}

function filledWith(count: number): ClosedCandles {
  const closed = new ClosedCandles();
  for (let i = 0; i < count; i++) closed.push(candleAt(i * 10));
  return closed;
}

describe('closed candles', () => {
  test('give every candle back as it was', () => {
    expect(filledWith(3).at(1)).toEqual(candleAt(10));
  });

  test('find a time between candles, before and after all', () => {
    const closed = filledWith(5);
    expect([-1, 0, 1, 10, 39, 40, 41].map((time) => closed.placeOf(time))).toEqual([
      0, 0, 1, 1, 4, 4, 5,
    ]);
  });

  test.each([1, 16, 17, KEPT_CANDLES])('keep %i without forgetting one', (count) => {
    const closed = filledWith(count);
    expect({ length: closed.length, isCut: closed.isCut }).toEqual({ length: count, isCut: false });
    expect(closed.at(0).openTime).toBe(0);
  });

  test('forget the oldest beyond their number, and say so', () => {
    const closed = filledWith(KEPT_CANDLES * 2 + 7);
    expect({ length: closed.length, isCut: closed.isCut }).toEqual({
      length: KEPT_CANDLES,
      isCut: true,
    });
    const times = Array.from({ length: closed.length }, (_, place) => closed.at(place).openTime);
    expect(times).toEqual(times.map((_, i) => (KEPT_CANDLES + 7 + i) * 10));
    expect(closed.placeOf((KEPT_CANDLES + 8) * 10)).toBe(1);
  });
});
