/**
 * Storage of resting orders: one slot per order in one flat buffer, so that an order costs no
 * object, no garbage and one cache line. Slots are recycled; an order id is not.
 * Costs 64 bytes an order. Grows by doubling and never shrinks.
 * Knows nothing of prices' order, queues or matching; it only holds and hands out fields.
 */
import { NO_CLIENT_ORDER_ID, NO_ORDER_ID, type ClientOrderId, type OrderId } from '../types/ids';
import type { OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { OwnOrders } from './own-orders';

/** Index of an order's fields. Valid while the order rests. */
export type Slot = number;
/** Index of a price level's fields. */
export type LevelHandle = number;
/** The null of slots and level handles. */
export const NONE = -1;

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

const INITIAL_CAPACITY = 1024;

/*
 * One order is one record of 64 bytes, seen as doubles and as 32-bit integers, so that whatever a
 * command needs of it comes with one cache line.
 */
const RECORD_BYTES = 64;
const DOUBLES = RECORD_BYTES / Float64Array.BYTES_PER_ELEMENT;
const ORDER_ID = 0;
const PRICE = 1;
const QUANTITY = 2;
const REMAINING = 3;
const INTEGERS = RECORD_BYTES / Int32Array.BYTES_PER_ELEMENT;
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

export class OrderStore {
  private capacity = INITIAL_CAPACITY;
  private doubles = new Float64Array(INITIAL_CAPACITY * DOUBLES);
  private integers = new Int32Array(this.doubles.buffer);
  /** Only the orders whose terms say so have an entry here. */
  private readonly owners: OwnOrders[] = [];
  private readonly clientOrderIds: ClientOrderId[] = [];
  private freeHead: Slot = NONE;
  private used = 0;
  private liveCount = 0;

  /** Number of orders held. */
  get live(): number {
    return this.liveCount;
  }

  add(order: RestingOrder, owner: OwnOrders | null): Slot {
    const slot = this.takeSlot();
    const at = slot * DOUBLES;
    this.doubles[at + ORDER_ID] = order.orderId;
    this.doubles[at + PRICE] = order.price;
    this.doubles[at + QUANTITY] = order.quantity;
    this.doubles[at + REMAINING] = order.remaining;
    let terms =
      order.side | (order.type << TYPE_SHIFT) | (order.timeInForce << TIME_IN_FORCE_SHIFT);
    if (owner !== null) {
      terms |= HAS_OWNER;
      this.owners[slot] = owner;
    }
    if (order.clientOrderId !== NO_CLIENT_ORDER_ID) {
      terms |= HAS_CLIENT_ORDER_ID;
      this.clientOrderIds[slot] = order.clientOrderId;
    }
    this.integers[slot * INTEGERS + TERMS] = terms;
    this.liveCount++;
    return slot;
  }

  free(slot: Slot): void {
    this.doubles[slot * DOUBLES + ORDER_ID] = NO_ORDER_ID;
    this.integers[slot * INTEGERS + NEXT] = this.freeHead;
    this.freeHead = slot;
    this.liveCount--;
  }

  orderId(slot: Slot): OrderId {
    return this.doubles[slot * DOUBLES + ORDER_ID] as OrderId;
  }

  price(slot: Slot): Ticks {
    return this.doubles[slot * DOUBLES + PRICE] as Ticks;
  }

  /** Total quantity asked for, filled part included. */
  quantity(slot: Slot): Lots {
    return this.doubles[slot * DOUBLES + QUANTITY] as Lots;
  }

  remaining(slot: Slot): Lots {
    return this.doubles[slot * DOUBLES + REMAINING] as Lots;
  }

  filled(slot: Slot): Lots {
    return (this.quantity(slot) - this.remaining(slot)) as Lots;
  }

  side(slot: Slot): Side {
    return (this.integers[slot * INTEGERS + TERMS] & SIDE_MASK) as Side;
  }

  type(slot: Slot): OrderType {
    return ((this.integers[slot * INTEGERS + TERMS] >> TYPE_SHIFT) & TYPE_MASK) as OrderType;
  }

  timeInForce(slot: Slot): TimeInForce {
    const terms = this.integers[slot * INTEGERS + TERMS];
    return ((terms >> TIME_IN_FORCE_SHIFT) & TIME_IN_FORCE_MASK) as TimeInForce;
  }

  /** The account's orders in this book, or null for an order without account. */
  owner(slot: Slot): OwnOrders | null {
    const owned = (this.integers[slot * INTEGERS + TERMS] & HAS_OWNER) !== 0;
    return owned ? this.owners[slot] : null;
  }

  clientOrderId(slot: Slot): ClientOrderId {
    const named = (this.integers[slot * INTEGERS + TERMS] & HAS_CLIENT_ORDER_ID) !== 0;
    return named ? this.clientOrderIds[slot] : NO_CLIENT_ORDER_ID;
  }

  setQuantity(slot: Slot, quantity: Lots): void {
    this.doubles[slot * DOUBLES + QUANTITY] = quantity;
  }

  setRemaining(slot: Slot, remaining: Lots): void {
    this.doubles[slot * DOUBLES + REMAINING] = remaining;
  }

  /* Place in the queue of its level. */

  next(slot: Slot): Slot {
    return this.integers[slot * INTEGERS + NEXT];
  }

  previous(slot: Slot): Slot {
    return this.integers[slot * INTEGERS + PREVIOUS];
  }

  level(slot: Slot): LevelHandle {
    return this.integers[slot * INTEGERS + LEVEL];
  }

  setNext(slot: Slot, next: Slot): void {
    this.integers[slot * INTEGERS + NEXT] = next;
  }

  setPrevious(slot: Slot, previous: Slot): void {
    this.integers[slot * INTEGERS + PREVIOUS] = previous;
  }

  /** Places an order at the back of a queue whose last order so far is `previous`. */
  linkLast(slot: Slot, level: LevelHandle, previous: Slot): void {
    const at = slot * INTEGERS;
    this.integers[at + NEXT] = NONE;
    this.integers[at + PREVIOUS] = previous;
    this.integers[at + LEVEL] = level;
  }

  /* Place among the orders of its account. */

  ownNext(slot: Slot): Slot {
    return this.integers[slot * INTEGERS + OWN_NEXT];
  }

  ownPrevious(slot: Slot): Slot {
    return this.integers[slot * INTEGERS + OWN_PREVIOUS];
  }

  setOwnNext(slot: Slot, next: Slot): void {
    this.integers[slot * INTEGERS + OWN_NEXT] = next;
  }

  setOwnPrevious(slot: Slot, previous: Slot): void {
    this.integers[slot * INTEGERS + OWN_PREVIOUS] = previous;
  }

  linkOwn(slot: Slot, previous: Slot, next: Slot): void {
    this.setOwnPrevious(slot, previous);
    this.setOwnNext(slot, next);
  }

  private takeSlot(): Slot {
    const recycled = this.freeHead;
    if (recycled !== NONE) {
      this.freeHead = this.integers[recycled * INTEGERS + NEXT];
      return recycled;
    }
    if (this.used === this.capacity) this.grow();
    return this.used++;
  }

  private grow(): void {
    this.capacity *= 2;
    const doubles = new Float64Array(this.capacity * DOUBLES);
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.integers = new Int32Array(doubles.buffer);
  }
}
