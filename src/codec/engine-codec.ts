/**
 * The whole state of the engine as bytes: an exact round trip. A resting order takes some 15 bytes
 * and its name, a client order id in use about as much again.
 */
import type { ClientOrder } from '../core/engine/client-order-ids';
import { SNAPSHOT_VERSION, type EngineSnapshot } from '../core/engine/snapshot';
import type { ListId, OrderId, Sequence } from '../core/types/ids';
import type { ListType } from '../core/types/order-terms';
import type { Micros } from '../core/types/units';
import { readSymbol, writeSymbol } from './book-codec';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { NameReader, NameWriter } from './name-codec';
import { readTerms, writeTerms } from './terms-codec';

/** Version of these bytes; goes up with every change of them. */
export const ENGINE_CODEC_VERSION = 1;

/* What a client order id is, as bits. */
const LIVE = 1;
const LISTED = 2;

export function writeEngine(to: ByteWriter, snapshot: EngineSnapshot): void {
  const names = new NameWriter(to);
  to.number(snapshot.sequence);
  to.number(snapshot.time);
  to.number(snapshot.lastOrderId);
  to.number(snapshot.lastTradeId);
  to.number(snapshot.lastListId);
  to.number(snapshot.lastPreventedMatchId);
  to.number(snapshot.symbols.length);
  for (const symbol of snapshot.symbols) writeSymbol(to, names, symbol);
  to.number(snapshot.clientOrderIds.length);
  for (const order of snapshot.clientOrderIds) writeClientOrder(to, names, order);
}

/** @throws CodecError */
export function readEngine(from: ByteReader): EngineSnapshot {
  const names = new NameReader(from);
  return {
    version: SNAPSHOT_VERSION,
    sequence: from.number() as Sequence,
    time: from.number() as Micros,
    lastOrderId: from.number(),
    lastTradeId: from.number(),
    lastListId: from.number(),
    lastPreventedMatchId: from.number(),
    symbols: from.list(() => readSymbol(from, names)),
    clientOrderIds: from.list(() => readClientOrder(from, names)),
  };
}

function writeClientOrder(to: ByteWriter, names: NameWriter, order: ClientOrder): void {
  const { list } = order;
  to.byte((order.live ? LIVE : 0) | (list === null ? 0 : LISTED));
  to.number(order.orderId);
  if (list !== null) {
    to.number(list.listId);
    to.number(list.type);
    to.number(list.size);
  }
  writeTerms(to, names, order.terms);
}

function readClientOrder(from: ByteReader, names: NameReader): ClientOrder {
  const bits = from.byte();
  return {
    orderId: from.number() as OrderId,
    list: (bits & LISTED) === 0 ? null : readListIdentity(from),
    terms: readTerms(from, names),
    live: (bits & LIVE) !== 0,
  };
}

function readListIdentity(from: ByteReader): ClientOrder['list'] {
  return {
    listId: from.number() as ListId,
    type: from.number() as ListType,
    size: from.number(),
  };
}
