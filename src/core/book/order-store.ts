/**
 * Storage of resting orders: one slot per order in flat typed arrays, so that an order costs no
 * object, no garbage and two cache lines. Slots are recycled; an order id is not.
 * Costs about 80 bytes an order. Grows by doubling and never shrinks.
 * Knows nothing of prices' order, queues or matching; it only holds and hands out fields.
 */
import type { ClientOrderId, OrderId } from '../types/ids';
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

/* Layout of an order's block of doubles … */
const NUMBERS = 4;
const ORDER_ID = 0;
const PRICE = 1;
const QUANTITY = 2;
const REMAINING = 3;

/* … of its block of 32-bit integers … */
const LINKS = 4;
const NEXT = 0;
const PREVIOUS = 1;
const LEVEL = 2;
const TERMS = 3;

/* … and of its links among the orders of its account. */
const OWN_LINKS = 2;

/* Terms packed into one integer: side in bit 0, type in bits 1–7, time in force from bit 8. */
const TYPE_SHIFT = 1;
const TYPE_MASK = 0x7f;
const TIME_IN_FORCE_SHIFT = 8;

export class OrderStore {
  private capacity = INITIAL_CAPACITY;
  private numbers = new Float64Array(INITIAL_CAPACITY * NUMBERS);
  private links = new Int32Array(INITIAL_CAPACITY * LINKS);
  private ownLinks = new Int32Array(INITIAL_CAPACITY * OWN_LINKS);
  private readonly owners: (OwnOrders | null)[] = [];
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
    const at = slot * NUMBERS;
    this.numbers[at + ORDER_ID] = order.orderId;
    this.numbers[at + PRICE] = order.price;
    this.numbers[at + QUANTITY] = order.quantity;
    this.numbers[at + REMAINING] = order.remaining;
    this.links[slot * LINKS + TERMS] =
      order.side | (order.type << TYPE_SHIFT) | (order.timeInForce << TIME_IN_FORCE_SHIFT);
    this.owners[slot] = owner;
    this.clientOrderIds[slot] = order.clientOrderId;
    this.liveCount++;
    return slot;
  }

  free(slot: Slot): void {
    this.numbers[slot * NUMBERS + ORDER_ID] = 0;
    this.links[slot * LINKS + NEXT] = this.freeHead;
    this.owners[slot] = null;
    this.freeHead = slot;
    this.liveCount--;
  }

  orderId(slot: Slot): OrderId {
    return this.numbers[slot * NUMBERS + ORDER_ID] as OrderId;
  }

  price(slot: Slot): Ticks {
    return this.numbers[slot * NUMBERS + PRICE] as Ticks;
  }

  /** Total quantity asked for, filled part included. */
  quantity(slot: Slot): Lots {
    return this.numbers[slot * NUMBERS + QUANTITY] as Lots;
  }

  remaining(slot: Slot): Lots {
    return this.numbers[slot * NUMBERS + REMAINING] as Lots;
  }

  filled(slot: Slot): Lots {
    return (this.quantity(slot) - this.remaining(slot)) as Lots;
  }

  side(slot: Slot): Side {
    return (this.links[slot * LINKS + TERMS] & 1) as Side;
  }

  type(slot: Slot): OrderType {
    return ((this.links[slot * LINKS + TERMS] >> TYPE_SHIFT) & TYPE_MASK) as OrderType;
  }

  timeInForce(slot: Slot): TimeInForce {
    return (this.links[slot * LINKS + TERMS] >> TIME_IN_FORCE_SHIFT) as TimeInForce;
  }

  /** The account's orders in this book, or null for an order without account. */
  owner(slot: Slot): OwnOrders | null {
    return this.owners[slot];
  }

  clientOrderId(slot: Slot): ClientOrderId {
    return this.clientOrderIds[slot];
  }

  setQuantity(slot: Slot, quantity: Lots): void {
    this.numbers[slot * NUMBERS + QUANTITY] = quantity;
  }

  setRemaining(slot: Slot, remaining: Lots): void {
    this.numbers[slot * NUMBERS + REMAINING] = remaining;
  }

  /* Place in the queue of its level. */

  next(slot: Slot): Slot {
    return this.links[slot * LINKS + NEXT];
  }

  previous(slot: Slot): Slot {
    return this.links[slot * LINKS + PREVIOUS];
  }

  level(slot: Slot): LevelHandle {
    return this.links[slot * LINKS + LEVEL];
  }

  setNext(slot: Slot, next: Slot): void {
    this.links[slot * LINKS + NEXT] = next;
  }

  setPrevious(slot: Slot, previous: Slot): void {
    this.links[slot * LINKS + PREVIOUS] = previous;
  }

  /** Places an order at the back of a queue whose last order so far is `previous`. */
  linkLast(slot: Slot, level: LevelHandle, previous: Slot): void {
    const at = slot * LINKS;
    this.links[at + NEXT] = NONE;
    this.links[at + PREVIOUS] = previous;
    this.links[at + LEVEL] = level;
  }

  /* Place among the orders of its account. */

  ownNext(slot: Slot): Slot {
    return this.ownLinks[slot * OWN_LINKS];
  }

  ownPrevious(slot: Slot): Slot {
    return this.ownLinks[slot * OWN_LINKS + 1];
  }

  setOwnNext(slot: Slot, next: Slot): void {
    this.ownLinks[slot * OWN_LINKS] = next;
  }

  setOwnPrevious(slot: Slot, previous: Slot): void {
    this.ownLinks[slot * OWN_LINKS + 1] = previous;
  }

  linkOwn(slot: Slot, previous: Slot, next: Slot): void {
    this.setOwnPrevious(slot, previous);
    this.setOwnNext(slot, next);
  }

  private takeSlot(): Slot {
    const recycled = this.freeHead;
    if (recycled !== NONE) {
      this.freeHead = this.links[recycled * LINKS + NEXT];
      return recycled;
    }
    if (this.used === this.capacity) this.grow();
    return this.used++;
  }

  private grow(): void {
    this.capacity *= 2;
    this.numbers = enlarged(this.numbers, new Float64Array(this.capacity * NUMBERS));
    this.links = enlarged(this.links, new Int32Array(this.capacity * LINKS));
    this.ownLinks = enlarged(this.ownLinks, new Int32Array(this.capacity * OWN_LINKS));
  }
}

/** Copies all of `from` into the larger `to`. */
export function enlarged<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
