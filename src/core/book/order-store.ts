/**
 * Storage of resting orders: one record per order, so that whatever a command needs of it comes
 * with one cache line. Slots are recycled; an order id is not. Costs 64 bytes an order.
 * Knows nothing of prices' order, queues or matching; it only holds and hands out fields.
 */
import { NO_CLIENT_ORDER_ID, type AccountId, type ClientOrderId, type OrderId } from '../types/ids';
import type { OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { OrderDetails } from './order-details';
import type { OwnOrders } from './own-orders';
import { NONE, Records, type Handle } from './records';

/** Handle of an order's record. Valid while the order rests. */
export type Slot = Handle;

/** What a new resting order brings along. */
export interface RestingOrder {
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly price: Ticks;
  readonly quantity: Lots;
  /** Hidden part included. */
  readonly remaining: Lots;
  readonly details: OrderDetails | null;
}

/* Fields of a record: the first four are doubles, the others 32-bit integers. */
const ORDER_ID = 0;
const PRICE = 1;
const QUANTITY = 2;
const SHOWN = 3;
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
const HAS_DETAILS = 1 << 18;

export class OrderStore extends Records {
  /** Only the orders whose terms say so have an entry here. */
  private readonly owners: OwnOrders[] = [];
  private readonly clientOrderIds: ClientOrderId[] = [];
  private readonly detailed: OrderDetails[] = [];
  private liveCount = 0;
  private detailedCount = 0;

  /** Number of orders held. */
  get live(): number {
    return this.liveCount;
  }

  /** Number of orders held that have details. */
  get withDetails(): number {
    return this.detailedCount;
  }

  /** Takes in an order, without account, client order id and details so far; all of it is shown. */
  add(order: RestingOrder): Slot {
    const slot = this.take();
    const at = slot >> 1;
    this.doubles[at + ORDER_ID] = order.orderId;
    this.doubles[at + PRICE] = order.price;
    this.doubles[at + QUANTITY] = order.quantity;
    this.doubles[at + SHOWN] = order.remaining;
    this.integers[slot + TERMS] =
      order.side | (order.type << TYPE_SHIFT) | (order.timeInForce << TIME_IN_FORCE_SHIFT);
    this.liveCount++;
    return slot;
  }

  setClientOrderId(slot: Slot, clientOrderId: ClientOrderId): void {
    this.integers[slot + TERMS] |= HAS_CLIENT_ORDER_ID;
    this.clientOrderIds[this.ordinal(slot)] = clientOrderId;
  }

  /** Gives an order details; their hidden part is shown no more. */
  setDetails(slot: Slot, details: OrderDetails): void {
    this.integers[slot + TERMS] |= HAS_DETAILS;
    this.detailed[this.ordinal(slot)] = details;
    this.doubles[(slot >> 1) + SHOWN] -= details.hidden;
    this.detailedCount++;
  }

  free(slot: Slot): void {
    if (this.hasDetails(slot)) this.detailedCount--;
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

  /** The part of the remaining quantity that the book shows. */
  shown(slot: Slot): Lots {
    return this.doubles[(slot >> 1) + SHOWN] as Lots;
  }

  /** What is left of the order, hidden part included. */
  remaining(slot: Slot): Lots {
    const shown = this.shown(slot);
    return this.hasDetails(slot) ? ((shown + this.detailsOf(slot).hidden) as Lots) : shown;
  }

  filled(slot: Slot): Lots {
    const prevented = this.details(slot)?.prevented ?? 0;
    return (this.quantity(slot) - this.remaining(slot) - prevented) as Lots;
  }

  /** Whether nothing has to be settled when the order ends: no client order id, no details. */
  isPlain(slot: Slot): boolean {
    return (this.integers[slot + TERMS] & (HAS_CLIENT_ORDER_ID | HAS_DETAILS)) === 0;
  }

  hasDetails(slot: Slot): boolean {
    return (this.integers[slot + TERMS] & HAS_DETAILS) !== 0;
  }

  details(slot: Slot): OrderDetails | null {
    return this.hasDetails(slot) ? this.detailsOf(slot) : null;
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

  setShown(slot: Slot, shown: Lots): void {
    this.doubles[(slot >> 1) + SHOWN] = shown;
  }

  /* Place in the queue of its level. */

  next(slot: Slot): Slot {
    return this.integers[slot + NEXT];
  }

  previous(slot: Slot): Slot {
    return this.integers[slot + PREVIOUS];
  }

  /** The level it stands on. */
  level(slot: Slot): Handle {
    return this.integers[slot + LEVEL];
  }

  setNext(slot: Slot, next: Slot): void {
    this.integers[slot + NEXT] = next;
  }

  setPrevious(slot: Slot, previous: Slot): void {
    this.integers[slot + PREVIOUS] = previous;
  }

  /** Places an order at the back of a queue whose last order so far is `previous`. */
  linkLast(slot: Slot, level: Handle, previous: Slot): void {
    this.integers[slot + NEXT] = NONE;
    this.integers[slot + PREVIOUS] = previous;
    this.integers[slot + LEVEL] = level;
  }

  /* Place among the orders of its account. */

  ownNext(slot: Slot): Slot {
    return this.integers[slot + OWN_NEXT];
  }

  /** Makes an order the last of an account's. */
  enlist(slot: Slot, owner: OwnOrders): void {
    this.integers[slot + TERMS] |= HAS_OWNER;
    this.owners[this.ordinal(slot)] = owner;
    this.integers[slot + OWN_PREVIOUS] = owner.tail;
    this.integers[slot + OWN_NEXT] = NONE;
    if (owner.tail === NONE) owner.head = slot;
    else this.integers[owner.tail + OWN_NEXT] = slot;
    owner.tail = slot;
    owner.count++;
  }

  /** Takes an order out of its account's; the others keep their order. */
  delist(slot: Slot, owner: OwnOrders): void {
    const previous = this.integers[slot + OWN_PREVIOUS];
    const next = this.integers[slot + OWN_NEXT];
    if (previous === NONE) owner.head = next;
    else this.integers[previous + OWN_NEXT] = next;
    if (next === NONE) owner.tail = previous;
    else this.integers[next + OWN_PREVIOUS] = previous;
    owner.count--;
  }

  private detailsOf(slot: Slot): OrderDetails {
    return this.detailed[this.ordinal(slot)];
  }
}
