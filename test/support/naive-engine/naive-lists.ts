/** R21: what becomes of the other orders of a list when one of them trades, triggers or ends. */
import type { CancelReason, RejectCode } from '../../../src/core/events/reasons';
import type { AccountId } from '../../../src/core/types/ids';
import { ListType } from '../../../src/core/types/order-terms';
import type { NaiveMarket } from './naive-market';
import type { NaiveOrder } from './naive-order';

export interface NaiveList {
  readonly listId: number;
  readonly accountId: AccountId;
  readonly type: ListType;
  readonly orderIds: readonly number[];
  phase: 'working' | 'paired' | 'free';
}

export function cancelOrder(market: NaiveMarket, order: NaiveOrder, reason: CancelReason): void {
  const { orderId, terms, remaining } = order;
  const { side, price } = terms;
  market.emit('order_cancelled', { orderId, side, price, remaining, reason });
  market.close(order);
  afterEnd(market, order);
}

export function rejectOrder(market: NaiveMarket, order: NaiveOrder, code: RejectCode): void {
  market.emit('order_rejected', { orderId: order.orderId, code });
  market.close(order);
  afterEnd(market, order);
}

/** The order ended without being filled. */
export function afterEnd(market: NaiveMarket, order: NaiveOrder): void {
  release(market, order);
  endList(market, order);
}

/** The order met its trigger. */
export function afterTrigger(market: NaiveMarket, order: NaiveOrder): void {
  if (listOf(market, order)?.phase === 'paired') release(market, order);
}

/** The order traded; with nothing left of it, it is closed already. */
export function afterTrade(market: NaiveMarket, order: NaiveOrder): void {
  const list = listOf(market, order);
  if (list?.phase === 'paired') release(market, order);
  if (list?.phase === 'working' && order.stage === 'ended') {
    list.phase = list.type === ListType.Otoco ? 'paired' : 'free';
    for (const other of liveOrders(market, list)) {
      Object.assign(other, { stage: 'queued', queuedFor: 'turn' });
      market.queue.push(other);
    }
  }
  endList(market, order);
}

export function liveOrders(market: NaiveMarket, list: NaiveList): NaiveOrder[] {
  return market.orders.filter((order) => list.orderIds.includes(order.orderId));
}

/** The other order of a pair of which only one may trade. */
export function partnerOf(market: NaiveMarket, order: NaiveOrder): NaiveOrder | undefined {
  const list = listOf(market, order);
  if (list?.phase !== 'paired') return undefined;
  return liveOrders(market, list).find((other) => other !== order);
}

function listOf(market: NaiveMarket, { listId }: NaiveOrder): NaiveList | undefined {
  return market.lists.find((list) => list.listId === listId);
}

/** Nothing ties the list together any more, and the others go. */
function release(market: NaiveMarket, order: NaiveOrder): void {
  const list = listOf(market, order);
  if (list === undefined || list.phase === 'free') return;
  list.phase = 'free';
  for (const other of liveOrders(market, list)) {
    if (other !== order) cancelOrder(market, other, 'list_sibling');
  }
}

function endList(market: NaiveMarket, order: NaiveOrder): void {
  const list = listOf(market, order);
  if (list === undefined || liveOrders(market, list).length > 0) return;
  market.lists = market.lists.filter((other) => other !== list);
  market.emit('list_ended', { listId: list.listId });
}
