/** Bytes a resting order costs, with a million of them in one book. */
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID } from '../../src/core/types/ids';
import type { SubmitOrder } from '../../src/core/commands/commands';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import type { Lots, Ticks } from '../../src/core/types/units';
import { SYMBOL } from '../referee/command-translator';
import { EngineDriver } from '../referee/engine-driver';
import { ConsumingListener } from '../support/consuming-listener';
import { row } from '../support/table';
import { memoryUse } from './memory-use';

const ORDERS = 1_000_000;
const PRICES = 1000;
const MID = 100_000;
const ACCOUNTS = 10_000;
const CLIENT_ORDER_ID_LENGTH = 36;
const TARGET = 200;

/** A fresh order that rests, with others of its price. */
export function restingOrder(i: number, named: boolean): SubmitOrder {
  const side = (i % 2) as Side;
  const distance = 1 + ((i >> 1) % PRICES);
  return {
    kind: 'submit_order',
    symbol: SYMBOL,
    accountId: named ? `account-${i % ACCOUNTS}` : NO_ACCOUNT,
    clientOrderId: named ? String(i).padStart(CLIENT_ORDER_ID_LENGTH, '0') : NO_CLIENT_ORDER_ID,
    side,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: (side === Side.Buy ? MID - distance : MID + distance) as Ticks,
    quantity: (1 + (i % 100)) as Lots,
    instructions: null,
  };
}

/** `named`: with accounts and client order ids, which the engine keeps, request included. */
export function measureRestingOrders(named: boolean): void {
  const driver = new EngineDriver(new ConsumingListener());
  const before = memoryUse();
  for (let i = 0; i < ORDERS; i++) driver.apply(restingOrder(i, named));
  const after = memoryUse();
  const perOrder = (bytes: number): string => (bytes / ORDERS).toFixed(0);
  const held = after.heap + after.buffers - before.heap - before.buffers;
  row([
    named ? 'named' : 'plain',
    perOrder(after.heap - before.heap),
    perOrder(after.buffers - before.buffers),
    perOrder(held),
    perOrder(after.rss - before.rss),
  ]);
  if (named) return;
  const met = held / ORDERS <= TARGET ? 'met' : 'missed';
  console.log(`plain: target ${TARGET} bytes an order: ${met}`);
  if (driver.engine.sequence <= ORDERS) throw new Error('the engine was not used');
}
