/**
 * Storage of resting orders: one record per order, so that whatever a command needs of it comes
 * with one cache line. Slots are recycled; an order id is not. Costs 64 bytes an order.
 * Knows nothing of prices' order, queues or matching; it only holds and hands out fields.
 */
import { NO_CLIENT_ORDER_ID, type ClientOrderId, type OrderId } from '../types/ids';
import type { OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { OwnOrders } from './own-orders';
import type { LevelHandle } from './price-levels';
import { NONE, Records, type Handle } from './records';

/** Handle of an order's record. Valid while the order rests. */
export type Slot = Handle;

/** What a new resting order brings along. */
export interface RestingOrder {
  readonly orderId: OrderId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly price: Ticks;
  readonly quantity: Lots;
  readonly remaining: Lots;
}

/* Fields of a record: the first four are doubles, the others 32-bit integers. */
const ORDER_ID = 0;
const PRICE = 1;
const QUANTITY = 2;
const REMAINING = 3;
const NEXT = 8;
const PREVIOUS = 9;
const LEVEL = 10;
const TERMS = 11;
const OWN_NEXT = 12;
const OWN_PREVIOUS = 13;

/* Terms packed into one integer, from the lowest bit up. */
const SIDE_MASK = 1;
const TYPE_SHIFT = 1;
const TYPE_MASK = 0x7f;
const TIME_IN_FORCE_SHIFT = 8;
const TIME_IN_FORCE_MASK = 0xff;
const HAS_OWNER = 1 << 16;
const HAS_CLIENT_ORDER_ID = 1 << 17;

export class OrderStore extends Records {
  /** Only the orders whose terms say so have an entry here. */
  private readonly owners: OwnOrders[] = [];
  private readonly clientOrderIds: ClientOrderId[] = [];
  private liveCount = 0;

  /** Number of orders held. */
  get live(): number {
    return this.liveCount;
  }

  add(order: RestingOrder, owner: OwnOrders | null): Slot {
    const slot = this.take();
    const at = slot >> 1;
    this.doubles[at + ORDER_ID] = order.orderId;
    this.doubles[at + PRICE] = order.price;
    this.doubles[at + QUANTITY] = order.quantity;
    this.doubles[at + REMAINING] = order.remaining;
    let terms =
      order.side | (order.type << TYPE_SHIFT) | (order.timeInForce << TIME_IN_FORCE_SHIFT);
    if (owner !== null) {
      terms |= HAS_OWNER;
      this.owners[this.ordinal(slot)] = owner;
    }
    if (order.clientOrderId !== NO_CLIENT_ORDER_ID) {
      terms |= HAS_CLIENT_ORDER_ID;
      this.clientOrderIds[this.ordinal(slot)] = order.clientOrderId;
    }
    this.integers[slot + TERMS] = terms;
    this.liveCount++;
    return slot;
  }

  free(slot: Slot): void {
    this.release(slot);
    this.liveCount--;
  }

  orderId(slot: Slot): OrderId {
    return this.doubles[(slot >> 1) + ORDER_ID] as OrderId;
  }

  price(slot: Slot): Ticks {
    return this.doubles[(slot >> 1) + PRICE] as Ticks;
  }

  /** Total quantity asked for, filled part included. */
  quantity(slot: Slot): Lots {
    return this.doubles[(slot >> 1) + QUANTITY] as Lots;
  }

  remaining(slot: Slot): Lots {
    return this.doubles[(slot >> 1) + REMAINING] as Lots;
  }

  filled(slot: Slot): Lots {
    return (this.quantity(slot) - this.remaining(slot)) as Lots;
  }

  side(slot: Slot): Side {
    return (this.integers[slot + TERMS] & SIDE_MASK) as Side;
  }

  type(slot: Slot): OrderType {
    return ((this.integers[slot + TERMS] >> TYPE_SHIFT) & TYPE_MASK) as OrderType;
  }

  timeInForce(slot: Slot): TimeInForce {
    const terms = this.integers[slot + TERMS];
    return ((terms >> TIME_IN_FORCE_SHIFT) & TIME_IN_FORCE_MASK) as TimeInForce;
  }

  /** The account's orders in this book, or null for an order without account. */
  owner(slot: Slot): OwnOrders | null {
    const owned = (this.integers[slot + TERMS] & HAS_OWNER) !== 0;
    return owned ? this.owners[this.ordinal(slot)] : null;
  }

  clientOrderId(slot: Slot): ClientOrderId {
    const named = (this.integers[slot + TERMS] & HAS_CLIENT_ORDER_ID) !== 0;
    return named ? this.clientOrderIds[this.ordinal(slot)] : NO_CLIENT_ORDER_ID;
  }

  setQuantity(slot: Slot, quantity: Lots): void {
    this.doubles[(slot >> 1) + QUANTITY] = quantity;
  }

  setRemaining(slot: Slot, remaining: Lots): void {
    this.doubles[(slot >> 1) + REMAINING] = remaining;
  }

  /* Place in the queue of its level. */

  next(slot: Slot): Slot {
    return this.integers[slot + NEXT];
  }

  previous(slot: Slot): Slot {
    return this.integers[slot + PREVIOUS];
  }

  level(slot: Slot): LevelHandle {
    return this.integers[slot + LEVEL];
  }

  setNext(slot: Slot, next: Slot): void {
    this.integers[slot + NEXT] = next;
  }

  setPrevious(slot: Slot, previous: Slot): void {
    this.integers[slot + PREVIOUS] = previous;
  }

  /** Places an order at the back of a queue whose last order so far is `previous`. */
  linkLast(slot: Slot, level: LevelHandle, previous: Slot): void {
    this.integers[slot + NEXT] = NONE;
    this.integers[slot + PREVIOUS] = previous;
    this.integers[slot + LEVEL] = level;
  }

  /* Place among the orders of its account. */

  ownNext(slot: Slot): Slot {
    return this.integers[slot + OWN_NEXT];
  }

  ownPrevious(slot: Slot): Slot {
    return this.integers[slot + OWN_PREVIOUS];
  }

  setOwnNext(slot: Slot, next: Slot): void {
    this.integers[slot + OWN_NEXT] = next;
  }

  setOwnPrevious(slot: Slot, previous: Slot): void {
    this.integers[slot + OWN_PREVIOUS] = previous;
  }

  linkOwn(slot: Slot, previous: Slot, next: Slot): void {
    this.setOwnPrevious(slot, previous);
    this.setOwnNext(slot, next);
  }
}
