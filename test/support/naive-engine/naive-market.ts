/**
 * One symbol of the naive engine: what there is, and how it is told. What happens to it is written
 * in the files beside; each of them hands order events to `emit` as they happen.
 */
import type { OrderReference, SubmitOrder } from '../../../src/core/commands/commands';
import type { OrderSnapshot, SymbolSnapshot } from '../../../src/core/engine/snapshot';
import type { WaitingOrderSnapshot } from '../../../src/core/engine/snapshot';
import type { ClientOrder } from '../../../src/core/engine/client-order-ids';
import type { CoreEvent } from '../../../src/core/events/events';
import type { Instrument } from '../../../src/core/instrument/instrument';
import type { TradingState } from '../../../src/core/instrument/trading-state';
import type { ListId, OrderId } from '../../../src/core/types/ids';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { NaiveBook } from './naive-book';
import type { NaiveClientOrderIds } from './naive-client-order-ids';
import type { NaiveList } from './naive-lists';
import { asked, isWaiting, type NaiveOrder } from './naive-order';

/** What all markets of one engine share. */
export interface NaiveShared {
  readonly emit: (event: object) => void;
  readonly clientOrderIds: NaiveClientOrderIds;
  lastOrderId: number;
  lastTradeId: number;
  lastListId: number;
  lastPreventedMatchId: number;
}

export class NaiveMarket {
  readonly book = new NaiveBook();
  /** Every order that has not ended, by id. */
  orders: NaiveOrder[] = [];
  /** Those with an order that has not ended, by id. */
  lists: NaiveList[] = [];
  /** Orders about to enter, first come first served. */
  readonly queue: NaiveOrder[] = [];
  /** Prices of trades that no trigger has been held against yet. */
  readonly newPrices: number[] = [];
  lastTradePrice = 0;
  bookSequence = 0;
  tradeSequence = 0;
  lastEntry = 0;

  constructor(
    readonly instrument: Instrument,
    public tradingState: TradingState,
    readonly shared: NaiveShared,
  ) {}

  get symbol(): string {
    return this.instrument.symbol;
  }

  emit(kind: CoreEvent['kind'], fields: object): void {
    this.shared.emit({ kind, symbol: this.symbol, ...fields });
  }

  waiting(): NaiveOrder[] {
    return this.orders.filter(isWaiting);
  }

  /** A new order gets its id; `terms` are the request after sliding. */
  open(request: SubmitOrder, terms: SubmitOrder, [deadline, listId]: number[]): NaiveOrder {
    const orderId = ++this.shared.lastOrderId as OrderId;
    const { quoteQuantity } = asked({ terms });
    const order: NaiveOrder = {
      ...{ orderId, listId, deadline, terms, stage: 'entering', queuedFor: 'submission' },
      ...{ remaining: terms.quantity, hidden: 0, prevented: 0, budget: quoteQuantity },
      ...{ traded: 0, entry: 0, extreme: 0 },
    };
    this.orders.push(order);
    this.shared.clientOrderIds.open(orderId, this.originOf(listId), request);
    const { kind: _kind, symbol: _symbol, ...told } = terms;
    this.emit('order_accepted', { orderId, ...told, expireTime: deadline, listId });
    return order;
  }

  /** What a client order id tells of the list of its order. */
  private originOf(listId: number): ClientOrder['list'] {
    const list = this.lists.find((candidate) => candidate.listId === listId);
    if (list === undefined) return null;
    return { listId: listId as ListId, type: list.type, size: list.orderIds.length };
  }

  /** The order is no more; whoever calls says why. */
  close(order: NaiveOrder): void {
    if (order.stage === 'resting') this.book.remove(order);
    order.stage = 'ended';
    this.orders = this.orders.filter((other) => other !== order);
    this.shared.clientOrderIds.end(order.orderId);
  }

  /** R23: an order of somebody else is as unknown as one that never was. */
  named({ accountId, orderId, clientOrderId }: OrderReference): NaiveOrder | undefined {
    if (orderId !== 0) {
      const order = this.orders.find((candidate) => candidate.orderId === orderId);
      return accountId === '' || order?.terms.accountId === accountId ? order : undefined;
    }
    if (clientOrderId === '') return undefined;
    return this.orders.find(
      ({ terms }) => terms.accountId === accountId && terms.clientOrderId === clientOrderId,
    );
  }

  snapshot(): SymbolSnapshot {
    const { instrument, tradingState, bookSequence, tradeSequence, lastEntry } = this;
    return {
      ...{ instrument, tradingState, bookSequence, tradeSequence, lastEntry },
      lastTradePrice: this.lastTradePrice as Ticks,
      orders: this.book.all().map(restingSnapshot),
      waiting: this.waiting().map(waitingSnapshot),
      lists: this.lists.map((list) => ({ ...list }) as never),
    };
  }
}

function restingSnapshot(order: NaiveOrder): OrderSnapshot {
  const { orderId, terms, remaining, hidden, prevented, deadline, listId } = order;
  const { accountId, clientOrderId, side, type, timeInForce, price, quantity } = terms;
  const { instructions } = terms;
  const details = { instructions, expireTime: deadline, listId, hidden, prevented };
  const hasDetails = instructions !== null || deadline > 0 || listId > 0 || prevented > 0;
  return {
    ...{ orderId, accountId, clientOrderId, side, type, timeInForce, price, quantity },
    remaining: remaining as Lots,
    details: hasDetails ? (details as OrderSnapshot['details']) : null,
  };
}

function waitingSnapshot(order: NaiveOrder): WaitingOrderSnapshot {
  const { orderId, terms, deadline, listId, entry, extreme } = order;
  const snapshot = { orderId, terms, expireTime: deadline, listId, entry, extreme };
  return snapshot as WaitingOrderSnapshot;
}
