import type { MatchPrevented } from '../core/events/events';
import type { OrderRecord } from './order-record';
import { PreventedMatches } from './prevented-matches';

function match(preventedMatchId: number, symbol = 'BTC-USDT'): MatchPrevented {
  const orders = { makerOrderId: 1, takerOrderId: preventedMatchId + 1 };
  return { kind: 'match_prevented', preventedMatchId, symbol, ...orders } as MatchPrevented;
}

function orders(...accountIds: string[]): OrderRecord[] {
  return accountIds.map((accountId) => ({ accountId }) as OrderRecord);
}

describe('prevented matches', () => {
  let matches: PreventedMatches;

  beforeEach(() => {
    matches = new PreventedMatches();
  });

  const idsOf = (filter: object): number[] =>
    matches
      .latest({ before: Infinity, limit: 1000, ...filter })
      .map((record) => record.match.preventedMatchId);

  test('are found newest first, over all symbols or by what they have', () => {
    matches.add(match(1), 0, orders('alice', 'alice'));
    matches.add(match(2, 'ETH-USDT'), 0, orders('alice', 'alice'));
    matches.add(match(3), 0, orders('alice', 'bob'));
    expect(idsOf({})).toEqual([3, 2, 1]);
    expect(idsOf({ limit: 1 })).toEqual([3]);
    expect(idsOf({ before: 3 })).toEqual([2, 1]);
    expect(idsOf({ symbol: 'BTC-USDT' })).toEqual([3, 1]);
    expect(idsOf({ symbol: 'SOL-USDT' })).toEqual([]);
    expect(idsOf({ orderId: 1 })).toEqual([3, 2, 1]);
    expect(idsOf({ orderId: 3 })).toEqual([2]);
    expect(idsOf({ accountId: 'bob' })).toEqual([3]);
  });

  test('keep at least the last 10,000 of a symbol, and no more than twice that', () => {
    matches.add(match(1, 'ETH-USDT'), 0, orders('a', 'a'));
    for (let id = 2; id <= 30_001; id++) matches.add(match(id), 0, orders('a', 'a'));
    const kept = idsOf({ symbol: 'BTC-USDT', limit: Infinity });
    expect(kept[0]).toBe(30_001);
    expect(kept.length).toBeGreaterThanOrEqual(10_000);
    expect(kept.length).toBeLessThan(20_000);
    expect(idsOf({ symbol: 'ETH-USDT' })).toEqual([1]);
  });
});
