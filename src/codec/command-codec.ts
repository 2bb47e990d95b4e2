/**
 * Commands as bytes, version 1. Every kind of command round-trips exactly, also requests that the
 * engine is going to refuse. A plain limit order takes about 50 bytes with its names. What a kind
 * consists of may change only together with the format version of the batch.
 */
import type * as commands from '../core/commands/commands';
import type { ListId, OrderId } from '../core/types/ids';
import type { ListType } from '../core/types/order-terms';
import type { Side } from '../core/types/side';
import type { Lots, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { CodecError } from './codec-error';
import { readInstrument, readState, writeInstrument, writeState } from './instrument-codec';
import { readOrder, writeOrder } from './order-codec';

/** A kind keeps its number for good. */
const Kind = {
  submit_order: 1,
  submit_list: 2,
  cancel_order: 3,
  cancel_list: 4,
  replace_order: 5,
  cancel_orders: 6,
  list_instrument: 7,
  set_trading_state: 8,
  advance_time: 9,
} as const satisfies Record<commands.Command['kind'], number>;

export function writeCommand(to: ByteWriter, command: commands.Command): void {
  to.byte(Kind[command.kind]);
  switch (command.kind) {
    case 'submit_order':
      return writeOrder(to, command);
    case 'submit_list':
      return writeList(to, command);
    case 'cancel_order':
      return writeReference(to, command);
    case 'cancel_list':
      to.text(command.symbol);
      to.text(command.accountId);
      return to.number(command.listId);
    case 'replace_order':
      writeReference(to, command);
      to.number(command.price);
      to.number(command.quantity);
      return to.number(command.triggerPrice);
    case 'cancel_orders':
      return writeFilter(to, command);
    case 'list_instrument':
      writeInstrument(to, command.instrument);
      return writeState(to, command.state);
    case 'set_trading_state':
      to.text(command.symbol);
      return writeState(to, command.state);
    case 'advance_time':
      return;
  }
}

/** @throws CodecError when the bytes are no command */
export function readCommand(from: ByteReader): commands.Command {
  const kind = from.byte();
  switch (kind) {
    case Kind.submit_order:
      return readOrder(from);
    case Kind.submit_list:
      return readList(from);
    case Kind.cancel_order:
      return readCancellation(from);
    case Kind.cancel_list:
      return readListCancellation(from);
    case Kind.replace_order:
      return readReplacement(from);
    case Kind.cancel_orders:
      return readFilter(from);
    case Kind.list_instrument:
      return { kind: 'list_instrument', instrument: readInstrument(from), state: readState(from) };
    case Kind.set_trading_state:
      return { kind: 'set_trading_state', symbol: from.name(), state: readState(from) };
    case Kind.advance_time:
      return { kind: 'advance_time' };
    default:
      throw new CodecError(`command kind ${kind} is unknown`);
  }
}

function writeReference(to: ByteWriter, reference: commands.OrderReference): void {
  to.text(reference.symbol);
  to.text(reference.accountId);
  to.number(reference.orderId);
  to.text(reference.clientOrderId);
}

function readReference(from: ByteReader): commands.OrderReference {
  return {
    symbol: from.name(),
    accountId: from.name(),
    orderId: from.number() as OrderId,
    clientOrderId: from.text(),
  };
}

function readCancellation(from: ByteReader): commands.CancelOrder {
  const { symbol, accountId, orderId, clientOrderId } = readReference(from);
  return { kind: 'cancel_order', symbol, accountId, orderId, clientOrderId };
}

function readReplacement(from: ByteReader): commands.ReplaceOrder {
  const { symbol, accountId, orderId, clientOrderId } = readReference(from);
  return {
    kind: 'replace_order',
    symbol,
    accountId,
    orderId,
    clientOrderId,
    price: from.number() as Ticks,
    quantity: from.number() as Lots,
    triggerPrice: from.number() as Ticks,
  };
}

function writeList(to: ByteWriter, list: commands.SubmitList): void {
  to.text(list.symbol);
  to.text(list.accountId);
  to.number(list.type);
  to.number(list.orders.length);
  for (const order of list.orders) writeOrder(to, order);
}

function readList(from: ByteReader): commands.SubmitList {
  const symbol = from.name();
  const accountId = from.name();
  const type = from.number() as ListType;
  const orders: commands.SubmitOrder[] = [];
  for (let left = from.number(); left > 0; left--) orders.push(readOrder(from));
  return { kind: 'submit_list', symbol, accountId, type, orders };
}

function readListCancellation(from: ByteReader): commands.CancelList {
  const symbol = from.name();
  const accountId = from.name();
  return { kind: 'cancel_list', symbol, accountId, listId: from.number() as ListId };
}

/* Bits of a mass cancel that say which filters follow. */
const HAS_SYMBOL = 1;
const HAS_ACCOUNT = 2;
const HAS_SIDE = 4;

function writeFilter(to: ByteWriter, { symbol, accountId, side }: commands.CancelOrders): void {
  const given =
    (symbol === null ? 0 : HAS_SYMBOL) |
    (accountId === null ? 0 : HAS_ACCOUNT) |
    (side === null ? 0 : HAS_SIDE);
  to.byte(given);
  if (symbol !== null) to.text(symbol);
  if (accountId !== null) to.text(accountId);
  if (side !== null) to.number(side);
}

function readFilter(from: ByteReader): commands.CancelOrders {
  const given = from.byte();
  return {
    kind: 'cancel_orders',
    symbol: (given & HAS_SYMBOL) === 0 ? null : from.name(),
    accountId: (given & HAS_ACCOUNT) === 0 ? null : from.name(),
    side: (given & HAS_SIDE) === 0 ? null : (from.number() as Side),
  };
}
