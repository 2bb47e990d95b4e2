/** The state of one symbol as bytes: resting and waiting orders, lists, what was reached. */
import type {
  DetailsSnapshot,
  ListSnapshot,
  OrderSnapshot,
  SymbolSnapshot,
  WaitingOrderSnapshot,
} from '../core/engine/snapshot';
import type { ListId, OrderId } from '../core/types/ids';
import type { ListType } from '../core/types/order-terms';
import type { Lots, Micros, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { CodecError } from './codec-error';
import { readInstrument, readState, writeInstrument, writeState } from './instrument-codec';
import type { NameReader, NameWriter } from './name-codec';
import { readInstructions, writeInstructions } from './order-codec';
import { packShape, readTerms, sideOf, timeInForceOf, typeOf, writeTerms } from './terms-codec';

/** Set beside the shape of an order that has details. */
const HAS_DETAILS = 0x80;

/** A phase's place in this list is its number for good: append only. */
const PHASES = ['working', 'paired', 'free'] as const satisfies readonly ListSnapshot['phase'][];

export function writeSymbol(to: ByteWriter, names: NameWriter, symbol: SymbolSnapshot): void {
  writeInstrument(to, symbol.instrument);
  writeState(to, symbol.tradingState);
  to.number(symbol.lastTradePrice);
  to.number(symbol.bookSequence);
  to.number(symbol.tradeSequence);
  to.number(symbol.lastEntry);
  to.number(symbol.orders.length);
  for (const order of symbol.orders) writeResting(to, names, order);
  to.number(symbol.waiting.length);
  for (const order of symbol.waiting) writeWaiting(to, names, order);
  to.number(symbol.lists.length);
  for (const list of symbol.lists) writeList(to, names, list);
}

export function readSymbol(from: ByteReader, names: NameReader): SymbolSnapshot {
  return {
    instrument: readInstrument(from),
    tradingState: readState(from),
    lastTradePrice: from.number() as Ticks,
    bookSequence: from.number(),
    tradeSequence: from.number(),
    lastEntry: from.number(),
    orders: from.list(() => readResting(from, names)),
    waiting: from.list(() => readWaiting(from, names)),
    lists: from.list(() => readList(from, names)),
  };
}

function writeResting(to: ByteWriter, names: NameWriter, order: OrderSnapshot): void {
  to.byte(packShape(order) | (order.details === null ? 0 : HAS_DETAILS));
  to.number(order.orderId);
  names.write(order.accountId);
  to.text(order.clientOrderId);
  to.number(order.price);
  to.number(order.quantity);
  to.number(order.quantity - order.remaining);
  if (order.details !== null) writeDetails(to, order.details);
}

function readResting(from: ByteReader, names: NameReader): OrderSnapshot {
  const shape = from.byte();
  const orderId = from.number() as OrderId;
  const accountId = names.read();
  const clientOrderId = from.text();
  const price = from.number() as Ticks;
  const quantity = from.number() as Lots;
  return {
    orderId,
    accountId,
    clientOrderId,
    side: sideOf(shape),
    type: typeOf(shape),
    timeInForce: timeInForceOf(shape),
    price,
    quantity,
    remaining: (quantity - from.number()) as Lots,
    details: (shape & HAS_DETAILS) === 0 ? null : readDetails(from),
  };
}

function writeDetails(to: ByteWriter, details: DetailsSnapshot): void {
  writeInstructions(to, details.instructions);
  to.number(details.expireTime);
  to.number(details.listId);
  to.number(details.hidden);
  to.number(details.prevented);
}

function readDetails(from: ByteReader): DetailsSnapshot {
  return {
    instructions: readInstructions(from),
    expireTime: from.number() as Micros,
    listId: from.number() as ListId,
    hidden: from.number() as Lots,
    prevented: from.number() as Lots,
  };
}

function writeWaiting(to: ByteWriter, names: NameWriter, order: WaitingOrderSnapshot): void {
  to.number(order.orderId);
  writeTerms(to, names, order.terms);
  to.number(order.expireTime);
  to.number(order.listId);
  to.number(order.entry);
  to.number(order.extreme);
}

function readWaiting(from: ByteReader, names: NameReader): WaitingOrderSnapshot {
  return {
    orderId: from.number() as OrderId,
    terms: readTerms(from, names),
    expireTime: from.number() as Micros,
    listId: from.number() as ListId,
    entry: from.number(),
    extreme: from.number() as Ticks,
  };
}

function writeList(to: ByteWriter, names: NameWriter, list: ListSnapshot): void {
  to.number(list.listId);
  names.write(list.accountId);
  to.number(list.type);
  to.number(list.orderIds.length);
  for (const orderId of list.orderIds) to.number(orderId);
  to.byte(PHASES.indexOf(list.phase));
}

function readList(from: ByteReader, names: NameReader): ListSnapshot {
  return {
    listId: from.number() as ListId,
    accountId: names.read(),
    type: from.number() as ListType,
    orderIds: from.list(() => from.number() as OrderId),
    phase: phaseOf(from.byte()),
  };
}

function phaseOf(number: number): ListSnapshot['phase'] {
  const phase = PHASES[number];
  if (phase === undefined) throw new CodecError(`phase ${number} of a list is unknown`);
  return phase;
}
