import type { OrderAccepted, Trade } from '../core/events/events';
import { TradingState } from '../core/instrument/trading-state';
import { OrderType } from '../core/types/order-terms';
import { ListedInstrument } from '../instruments/listed-instrument';
import type { Outcome } from '../matching-engine/outcome';
import { KeptAnswers } from './kept-answers';
import { listAnswerJson } from './list-json';
import { ListRecord } from './list-record';
import { tradedOrderAnswerJson } from './order-json';
import type { OrderRecord } from './order-record';
import { OrderTable } from './order-table';

const table = new OrderTable();

const TIME = 1_767_323_045_000_000;

const INSTRUMENT = new ListedInstrument(
  { symbol: 'BTC-USDT', tickSize: '0.01', lotSize: '0.00001' } as never,
  TradingState.Open,
);

function order(orderId: number, change: Partial<OrderAccepted> = {}): OrderRecord {
  const terms = {
    ...{ kind: 'order_accepted', symbol: 'BTC-USDT', orderId, accountId: 'alice' },
    ...{ clientOrderId: `c${orderId}`, side: 0, type: 0, timeInForce: 0, price: 500, quantity: 7 },
    ...{ instructions: null, expireTime: 0, listId: 0, ...change },
  } as OrderAccepted;
  return table.add(terms, INSTRUMENT, { createdAt: TIME, sequence: 40 + orderId });
}

function outcomeOf(record: OrderRecord, events: readonly object[] = []): Outcome {
  return { sequence: record.sequence, time: TIME, command: {}, events } as unknown as Outcome;
}

const trade = (makerOrderId: number, takerOrderId: number): Trade =>
  ({
    ...{ kind: 'trade', symbol: 'BTC-USDT', tradeId: 1, tradeSequence: 1, price: 499, quantity: 3 },
    ...{ aggressorSide: 0, makerOrderId, takerOrderId, makerRemaining: 0, takerRemaining: 4 },
  }) as unknown as Trade;

describe('the kept answer to an order', () => {
  let answers: KeptAnswers;
  const known = new Map<number, OrderRecord>();

  const keep = (record: OrderRecord, outcome = outcomeOf(record)): void => {
    known.set(record.orderId, record);
    answers.keepOrder(record, outcome);
  };

  beforeEach(() => {
    known.clear();
    answers = new KeptAnswers(table, (orderId) => known.get(orderId));
  });

  test.each<[string, Partial<OrderAccepted>]>([
    ['that rested', {}],
    ['that waits', { type: OrderType.StopLimit }],
  ])('%s is given again to the letter, whatever came later', (_, change) => {
    const record = order(1, change);
    const original = tradedOrderAnswerJson(outcomeOf(record), record);
    keep(record);
    expect(answers.others.size).toBe(0);
    record.cancel('user_request');
    record.touch(TIME + 5);
    expect(answers.ofOrder(1)).toBe(original);
    known.delete(1);
    answers.forget(record);
    expect(answers.ofOrder(1)).toBe(original);
    answers.release(1);
    expect(answers.ofOrder(1)).toBeUndefined();
  });

  test('that traded at once has its trades, and no others', () => {
    const record = order(2);
    const outcome = outcomeOf(record, [trade(1, 2), trade(8, 9)]);
    record.fill(499 as never, 3 as never, 4 as never);
    const original = tradedOrderAnswerJson(outcome, record);
    expect(original).toContain('"makerOrderId":"1"');
    keep(record, outcome);
    record.fill(499 as never, 4 as never, 0 as never);
    record.touch(TIME + 5);
    expect(answers.ofOrder(2)).toBe(original);
  });

  test('is there until it is released', () => {
    for (const orderId of [1, 2]) keep(order(orderId));
    answers.release(2);
    answers.release(3);
    expect([answers.ofOrder(1), answers.ofOrder(2)]).toEqual([expect.any(String), undefined]);
    answers.release(1);
    expect(answers.ofOrder(1)).toBeUndefined();
  });

  test('that was released before its order is forgotten does not come back', () => {
    const record = order(1);
    keep(record);
    answers.release(1);
    known.delete(1);
    answers.forget(record);
    expect(answers.ofOrder(1)).toBeUndefined();
    expect(answers.forgotten.size).toBe(0);
  });
});

test('the answer to a list is kept until its first order is released', () => {
  const answers = new KeptAnswers(table, () => undefined);
  const terms = { kind: 'list_accepted', listId: 7, symbol: 'BTC-USDT', accountId: '', type: 1 };
  const list = new ListRecord({ ...terms, orderIds: [3, 4] } as never, TIME);
  list.orders.push(order(3), order(4));
  const outcome = outcomeOf(list.orders[0], [trade(1, 3)]);
  const original = listAnswerJson(outcome, list);
  answers.keepList(list, outcome);
  list.orders[1].cancel('user_request');
  list.end(TIME + 9);
  expect(answers.ofList(7)).toBe(original);
  answers.release(4);
  expect(answers.ofList(7)).toBe(original);
  answers.release(3);
  expect(answers.ofList(7)).toBeUndefined();
});
