import type { Trade } from '../core/events/events';
import { TradeHistory, type TradeRecord } from './trade-history';

/** Trade ids are unique over all symbols, so those of one symbol have gaps. */
function record(sequence: number): TradeRecord {
  return { trade: { tradeSequence: sequence, tradeId: sequence * 3 } as unknown as Trade, time: 0 };
}

function historyOf(count: number): TradeHistory {
  const history = new TradeHistory();
  for (let sequence = 1; sequence <= count; sequence++) history.add(record(sequence));
  return history;
}

const sequences = (records: TradeRecord[]): number[] =>
  records.map(({ trade }) => trade.tradeSequence);

describe('trade history', () => {
  test('an empty one has sequence 0 and nothing to tell', () => {
    const history = new TradeHistory();
    expect(history.sequence).toBe(0);
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

  test('keeps at least the last 10,000, never twice as many, and the newest always', () => {
    const history = new TradeHistory();
    for (let sequence = 1; sequence <= 45_000; sequence++) {
      history.add(record(sequence));
      if (sequence % 997 !== 0 && sequence % 10_000 > 3) continue;
      const kept = sequences(history.after(0));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(sequence, 10_000));
      expect(kept.length).toBeLessThan(20_000);
      expect(kept[0]).toBe(sequence - kept.length + 1);
      expect(history.sequence).toBe(sequence);
    }
  });
});
