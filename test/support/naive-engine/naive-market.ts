/**
 * One symbol of the naive engine. Every method first decides, then changes, and hands order events
 * to `emit` as they happen; the market events follow from comparing the book before and after.
 */
import type {
  OrderReference,
  ReplaceOrder,
  SubmitOrder,
} from '../../../src/core/commands/commands';
import type { SymbolSnapshot } from '../../../src/core/engine/snapshot';
import type { CoreEvent } from '../../../src/core/events/events';
import type { CancelReason, RejectCode } from '../../../src/core/events/reasons';
import type { Instrument } from '../../../src/core/instrument/instrument';
import type { TradingState } from '../../../src/core/instrument/trading-state';
import type { OrderId } from '../../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../../src/core/types/order-terms';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { NaiveBook } from './naive-book';
import type { NaiveClientOrderIds } from './naive-client-order-ids';
import { marketEvents, viewOf } from './naive-market-changes';
import { filledOf, mayRest, type NaiveOrder } from './naive-order';
import { capacityRefusal, limitRefusal, stateRefusal } from './naive-rules';

/** What all markets of one engine share. */
export interface NaiveShared {
  readonly emit: (event: object) => void;
  readonly clientOrderIds: NaiveClientOrderIds;
  lastOrderId: number;
  lastTradeId: number;
}

export class NaiveMarket {
  readonly book = new NaiveBook();
  private lastTradePrice = 0 as Ticks;
  private bookSequence = 0;
  private tradeSequence = 0;

  constructor(
    readonly instrument: Instrument,
    public tradingState: TradingState,
    private readonly shared: NaiveShared,
  ) {}

  get symbol(): string {
    return this.instrument.symbol;
  }

  submit(command: SubmitOrder): RejectCode | null {
    const { kind: _kind, symbol: _symbol, ...terms } = command;
    const order: NaiveOrder = { ...terms, orderId: 0 as OrderId, remaining: command.quantity };
    const refusal = this.submitRefusal(order);
    if (refusal !== null) return refusal;
    order.orderId = ++this.shared.lastOrderId as OrderId;
    this.shared.clientOrderIds.open(order.orderId, command);
    const { remaining: _remaining, ...accepted } = order;
    this.emit('order_accepted', accepted);
    this.enter(order);
    return null;
  }

  cancel(reference: OrderReference): RejectCode | null {
    const order = this.named(reference);
    if (order === undefined) return 'order_not_found';
    this.cancelResting(order, 'user_request');
    return null;
  }

  replace(command: ReplaceOrder): RejectCode | null {
    const old = this.named(command);
    if (old === undefined) return 'order_not_found';
    const quantity = command.quantity === 0 ? old.quantity : command.quantity;
    const price = command.price === 0 ? old.price : command.price;
    const remaining = (quantity - filledOf(old)) as Lots;
    const changed: NaiveOrder = { ...old, price, quantity, remaining };
    const refusal = this.replaceRefusal(old, changed);
    if (refusal !== null) return refusal;
    if (remaining <= 0) this.cancelResting(old, 'replaced_below_filled');
    else this.carryOutReplace(old, changed);
    return null;
  }

  cancelAll(orders: readonly NaiveOrder[]): void {
    const oldestFirst = [...orders].sort((a, b) => a.orderId - b.orderId);
    for (const order of oldestFirst) this.cancelResting(order, 'mass_cancel');
  }

  /** Runs a change of this market and publishes what it did to levels and BBO. */
  publishing<T>(change: () => T): T {
    const before = viewOf(this.book);
    const result = change();
    const events = marketEvents(this.symbol, this.bookSequence + 1, [before, viewOf(this.book)]);
    if (events.length > 0) this.bookSequence++;
    events.forEach(this.shared.emit);
    return result;
  }

  snapshot(): SymbolSnapshot {
    const { instrument, tradingState, lastTradePrice, bookSequence, tradeSequence } = this;
    const orders = this.book.all().map((order) => ({ ...order }));
    return { instrument, tradingState, lastTradePrice, bookSequence, tradeSequence, orders };
  }

  private submitRefusal(order: NaiveOrder): RejectCode | null {
    const refusal =
      stateRefusal(this.tradingState, order, this.book) ?? limitRefusal(this.instrument, order);
    if (refusal !== null || !mayRest(order)) return refusal;
    if (this.book.count() >= this.instrument.maxOpenOrders) return 'book_full';
    return capacityRefusal(this.book, order);
  }

  private replaceRefusal(old: NaiveOrder, changed: NaiveOrder): RejectCode | null {
    const refusal = stateRefusal(this.tradingState, changed, this.book);
    if (refusal !== null || changed.remaining <= 0) return refusal;
    return limitRefusal(this.instrument, changed) ?? capacityRefusal(this.book, changed, old);
  }

  private carryOutReplace(old: NaiveOrder, changed: NaiveOrder): void {
    const keepsPriority = changed.price === old.price && changed.remaining <= old.remaining;
    const { orderId, side, price, quantity, remaining } = changed;
    this.emit('order_replaced', { orderId, side, price, quantity, remaining, keepsPriority });
    if (keepsPriority) {
      Object.assign(old, changed);
      return;
    }
    this.book.remove(old);
    this.enter(changed);
  }

  /** R7–R10: trade what can trade, then rest or end. */
  private enter(order: NaiveOrder): void {
    const makers = this.book.reachableBy(order);
    const available = makers.reduce((sum, maker) => sum + BigInt(maker.remaining), 0n);
    if (order.timeInForce === TimeInForce.Fok && available < BigInt(order.remaining)) {
      this.end(order, 'fok_not_fillable');
      return;
    }
    for (const maker of makers) if (order.remaining > 0) this.trade(order, maker);
    if (order.remaining === 0) this.shared.clientOrderIds.end(order.orderId);
    else if (mayRest(order)) this.rest(order);
    else this.end(order, order.type === OrderType.Market ? 'no_liquidity' : 'ioc_remainder');
  }

  private trade(taker: NaiveOrder, maker: NaiveOrder): void {
    const quantity = Math.min(taker.remaining, maker.remaining);
    taker.remaining = (taker.remaining - quantity) as Lots;
    maker.remaining = (maker.remaining - quantity) as Lots;
    this.lastTradePrice = maker.price;
    this.emit('trade', {
      tradeId: ++this.shared.lastTradeId,
      tradeSequence: ++this.tradeSequence,
      price: maker.price,
      quantity,
      aggressorSide: taker.side,
      makerOrderId: maker.orderId,
      takerOrderId: taker.orderId,
      makerRemaining: maker.remaining,
      takerRemaining: taker.remaining,
    });
    if (maker.remaining > 0) return;
    this.book.remove(maker);
    this.shared.clientOrderIds.end(maker.orderId);
  }

  private rest(order: NaiveOrder): void {
    this.book.add(order);
    const { orderId, side, price, remaining } = order;
    this.emit('order_rested', { orderId, side, price, remaining });
  }

  private cancelResting(order: NaiveOrder, reason: CancelReason): void {
    this.book.remove(order);
    this.end(order, reason);
  }

  private end({ orderId, side, price, remaining }: NaiveOrder, reason: CancelReason): void {
    this.emit('order_cancelled', { orderId, side, price, remaining, reason });
    this.shared.clientOrderIds.end(orderId);
  }

  /** R23: an order of somebody else is as unknown as one that never was. */
  private named({ accountId, orderId, clientOrderId }: OrderReference): NaiveOrder | undefined {
    if (orderId !== 0) {
      const order = this.book.find(orderId);
      return accountId === '' || order?.accountId === accountId ? order : undefined;
    }
    return this.book
      .all()
      .find((o) => o.accountId === accountId && clientOrderId && o.clientOrderId === clientOrderId);
  }

  private emit(kind: CoreEvent['kind'], fields: object): void {
    this.shared.emit({ kind, symbol: this.symbol, ...fields });
  }
}
