import { blankEvents } from '../core/matching/blank-events';
import type { CoreEvent, MatchPrevented } from '../core/events/events';
import { SelfTradePrevention } from '../core/types/order-terms';
import { Side } from '../core/types/side';
import { OrderQueue } from './order-queue';
import { QueueChanges, type QueueChange } from './queue-changes';

const SYMBOL = 'BTC-USDT';

describe('changes of a queue', () => {
  let queue: OrderQueue;
  let changes: QueueChanges;

  beforeEach(() => {
    queue = new OrderQueue();
    changes = new QueueChanges(SYMBOL, queue);
    for (const orderId of [1, 2]) queue.add({ orderId, side: Side.Sell, price: 100, shown: 5 });
    queue.add({ orderId: 3, side: Side.Buy, price: 101, shown: 4 });
  });

  const apply = (kind: CoreEvent['kind'], more: object): QueueChange[] =>
    changes.apply([{ kind, symbol: SYMBOL, ...more } as unknown as CoreEvent]);

  const ids = (side: Side): number[] => {
    const found: number[] = [];
    queue.forEach(side, Infinity, ({ orderId }) => found.push(orderId));
    return found;
  };

  test('both orders of an auction shrink by a trade', () => {
    const trade = { makerOrderId: 1, takerOrderId: 3, quantity: 4 };
    expect(apply('trade', trade)).toEqual([
      { op: 'reduce', orderId: 1, shown: 1 },
      { op: 'delete', orderId: 3 },
    ]);
    expect([ids(Side.Sell), ids(Side.Buy)]).toEqual([[1, 2], []]);
  });

  test('a taker that does not rest is no part of the queue', () => {
    expect(apply('trade', { makerOrderId: 2, takerOrderId: 9, quantity: 5 })).toEqual([
      { op: 'delete', orderId: 2 },
    ]);
  });

  test('an iceberg order shows its next part behind the others', () => {
    const trade = { kind: 'trade', symbol: SYMBOL, makerOrderId: 1, takerOrderId: 9, quantity: 5 };
    const refreshed = { orderId: 1, side: Side.Sell, price: 100, shown: 3 };
    const event = { kind: 'order_refreshed', symbol: SYMBOL, ...refreshed };
    expect(changes.apply([trade, event] as unknown as CoreEvent[])).toEqual([
      { op: 'delete', orderId: 1 },
      { op: 'add', ...refreshed },
    ]);
    expect(ids(Side.Sell)).toEqual([2, 1]);
  });

  test('prevention takes the hidden part of both orders first', () => {
    const match: Partial<MatchPrevented> = { mode: SelfTradePrevention.Decrement };
    const orders = { ...match, makerOrderId: 1, takerOrderId: 3 };
    expect(apply('match_prevented', { ...orders, makerRemaining: 7, takerRemaining: 4 })).toEqual(
      [],
    );
    expect(apply('match_prevented', { ...orders, makerRemaining: 3, takerRemaining: 0 })).toEqual([
      { op: 'reduce', orderId: 1, shown: 3 },
      { op: 'delete', orderId: 3 },
    ]);
  });

  test('a replaced order keeps its place or leaves it', () => {
    const replaced = { orderId: 1, remaining: 2 };
    expect(apply('order_replaced', { ...replaced, keepsPriority: true })).toEqual([
      { op: 'reduce', orderId: 1, shown: 2 },
    ]);
    expect(apply('order_replaced', { ...replaced, keepsPriority: false })).toEqual([
      { op: 'delete', orderId: 1 },
    ]);
  });

  test('what ends without resting, or elsewhere, changes nothing', () => {
    expect(apply('order_cancelled', { orderId: 9 })).toEqual([]);
    expect(apply('order_cancelled', { orderId: 1, symbol: 'ETH-USDT' })).toEqual([]);
    expect(changes.apply([blankEvents(SYMBOL).accepted])).toEqual([]);
    expect(queue.size).toBe(3);
  });
});
