import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import type { BboChanged, Trade } from '../core/events/events';
import { KEPT_CANDLES } from './closed-candles';
import { INTERVALS } from './intervals';
import { StatisticsSnapshot } from './statistics-snapshot';
import { SymbolStatistics } from './symbol-statistics';

const SECOND = 1_000_000;

/** Statistics by symbol with their part of a snapshot. */
function statisticsMap(symbols: readonly string[] = []) {
  const map = new Map<string, SymbolStatistics>();
  /** Beginnings of closed minutes, in the order they closed. */
  const closed: number[] = [];
  const of = (symbol: string): SymbolStatistics => {
    const known = map.get(symbol);
    if (known !== undefined) return known;
    const made = new SymbolStatistics(symbol, (interval, { openTime }) => {
      if (interval === '1m') closed.push(openTime);
    });
    map.set(symbol, made);
    return made;
  };
  symbols.forEach(of);
  return { map, closed, part: new StatisticsSnapshot(map, of) };
}

function trade(statistics: SymbolStatistics, sequence: number): void {
  const price = 100 + (sequence % 7);
  const event = { price, quantity: 2 ** 50 + sequence, tradeSequence: sequence };
  statistics.trade(event as unknown as Trade, sequence * 3.5 * SECOND);
}

function everything(statistics: SymbolStatistics, time: number): unknown {
  const { sequence, lastPrice, lastQuantity, bidPrice, bidQuantity, askPrice, askQuantity } =
    statistics;
  const series = INTERVALS.map((interval) => statistics.candles.of(interval));
  return {
    ...{ sequence, lastPrice, lastQuantity, bidPrice, bidQuantity, askPrice, askQuantity },
    candles: series.map((one) => one.between(0, Infinity)),
    cuts: series.map(({ isCut, oldestTime }) => ({ isCut, oldestTime })),
    day: statistics.dayUntil(time),
  };
}

test('statistics go on from a snapshot as if all trades had been seen', () => {
  const count = KEPT_CANDLES + 100;
  const original = statisticsMap(['A-B', 'C-D', 'E-F']);
  const [one, two, three] = original.map.values();
  for (let sequence = 1; sequence <= count; sequence++) trade(one, sequence);
  trade(two, 1);
  const top = { bidPrice: 5, bidQuantity: 6, askPrice: 0, askQuantity: 0 };
  three.changeBbo(top as unknown as BboChanged);

  const writer = new ByteWriter();
  original.part.write(writer);
  const reader = new ByteReader(writer.take());
  const copy = statisticsMap();
  copy.part.read(reader);

  expect(reader.isAtEnd).toBe(true);
  expect([...copy.map.keys()]).toEqual(['A-B', 'C-D', 'E-F']);
  expect(copy.closed).toEqual([]);
  const closedBefore = original.closed.length;
  const end = (count + 300) * 3.5 * SECOND;
  for (const { map } of [original, copy]) {
    for (let sequence = count + 1; sequence <= count + 300; sequence++) {
      for (const statistics of map.values()) trade(statistics, sequence);
    }
  }
  for (const [symbol, statistics] of original.map) {
    const restored = copy.map.get(symbol) as SymbolStatistics;
    expect(everything(restored, end)).toEqual(everything(statistics, end));
  }
  expect(copy.closed.length).toBeGreaterThan(10);
  expect(copy.closed).toEqual(original.closed.slice(closedBefore));
});
