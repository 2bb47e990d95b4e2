import type { Trade } from '../core/events/events';
import { TradeHistory, type TradeRecord } from './trade-history';

/** Trade ids are unique over all symbols, so those of one symbol have gaps. */
function record(sequence: number): TradeRecord {
  const orders = { makerOrderId: 2 ** 40 + sequence, takerOrderId: 2 ** 52 + sequence };
  const left = { makerRemaining: 2 ** 53 - 1 - sequence, takerRemaining: sequence % 3 };
  const what = { price: 7 + sequence, quantity: 2 ** 33, aggressorSide: sequence % 2 };
  const head = { kind: 'trade', symbol: 'A-B', tradeId: sequence * 3, tradeSequence: sequence };
  const trade = { ...head, ...what, ...orders, ...left } as unknown as Trade;
  return { trade, time: 1.7e15 + sequence };
}

function historyOf(count: number): TradeHistory {
  const history = new TradeHistory('A-B');
  for (let sequence = 1; sequence <= count; sequence++) add(history, sequence);
  return history;
}

function add(history: TradeHistory, sequence: number): void {
  const { trade, time } = record(sequence);
  history.add(trade, time);
}

const sequences = (records: TradeRecord[]): number[] =>
  records.map(({ trade }) => trade.tradeSequence);

describe('trade history', () => {
  test('an empty one has sequence 0 and nothing to tell', () => {
    const history = new TradeHistory('A-B');
    expect(history.sequence).toBe(0);
    expect(history.oldest).toBeUndefined();
    expect([...history.all()]).toEqual([]);
    expect(history.latest(10, Infinity)).toEqual([]);
    expect(history.after(0)).toEqual([]);
  });

  test('tells the latest, newest first, before an id that need not exist', () => {
    const history = historyOf(10);
    expect(history.sequence).toBe(10);
    expect(sequences(history.latest(3, Infinity))).toEqual([10, 9, 8]);
    expect(sequences(history.latest(3, 24))).toEqual([7, 6, 5]);
    expect(sequences(history.latest(3, 23))).toEqual([7, 6, 5]);
    expect(sequences(history.latest(99, 9))).toEqual([2, 1]);
    expect(history.latest(3, 1)).toEqual([]);
  });

  test('tells everything after a sequence, oldest first', () => {
    const history = historyOf(5);
    expect(sequences(history.after(0))).toEqual([1, 2, 3, 4, 5]);
    expect(sequences(history.after(3))).toEqual([4, 5]);
    expect(history.after(5)).toEqual([]);
    expect(history.after(99)).toEqual([]);
  });

  test.each([1, 16, 17, 9999, 10_000, 10_001, 25_000])(
    'of %i trades it tells the last 10,000 as they were',
    (count) => {
      const history = historyOf(count);
      const first = Math.max(1, count - 9999);
      const expected = Array.from({ length: count - first + 1 }, (_, i) => record(first + i));
      expect([...history.all()]).toEqual(expected);
      expect(history.after(0)).toEqual(expected);
      expect(history.length).toBe(expected.length);
      expect(history.oldest).toEqual(expected[0].trade);
      expect(history.latest(3, Infinity)).toEqual(expected.slice(-3).reverse());
      expect(history.latest(3, (first + 2) * 3)).toEqual(expected.slice(0, 2).reverse());
    },
  );

  test('the newest is always there, and none is missing between', () => {
    const history = new TradeHistory('A-B');
    for (let sequence = 1; sequence <= 45_000; sequence++) {
      add(history, sequence);
      if (sequence % 997 !== 0 && sequence % 10_000 > 3) continue;
      const kept = sequences(history.after(0));
      expect(kept).toHaveLength(Math.min(sequence, 10_000));
      expect(kept[0]).toBe(sequence - kept.length + 1);
      expect(kept.at(-1)).toBe(sequence);
      expect(history.sequence).toBe(sequence);
    }
  });
});
