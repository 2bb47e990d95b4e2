/** Accepted order requests as bytes, where symbols and accounts repeat: much shorter than logged. */
import type { SubmitOrder } from '../core/commands/commands';
import type { OrderType, TimeInForce } from '../core/types/order-terms';
import type { Side } from '../core/types/side';
import type { Lots, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import type { NameReader, NameWriter } from './name-codec';
import { readInstructions, writeInstructions } from './order-codec';

/** Side, type and time in force of an order in one byte. */
export interface Shape {
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
}

const TYPE_AT = 1;
const TIME_IN_FORCE_AT = 4;
const MASK = 0b111;

/** Every shape is below. */
export const SHAPES = 1 << 7;

export function packShape({ side, type, timeInForce }: Shape): number {
  return side | (type << TYPE_AT) | (timeInForce << TIME_IN_FORCE_AT);
}

export function sideOf(shape: number): Side {
  return (shape & 1) as Side;
}

export function typeOf(shape: number): OrderType {
  return ((shape >> TYPE_AT) & MASK) as OrderType;
}

export function timeInForceOf(shape: number): TimeInForce {
  return ((shape >> TIME_IN_FORCE_AT) & MASK) as TimeInForce;
}

export function writeTerms(to: ByteWriter, names: NameWriter, terms: SubmitOrder): void {
  names.write(terms.symbol);
  names.write(terms.accountId);
  to.text(terms.clientOrderId);
  to.byte(packShape(terms));
  to.number(terms.price);
  to.number(terms.quantity);
  writeInstructions(to, terms.instructions);
}

export function readTerms(from: ByteReader, names: NameReader): SubmitOrder {
  const symbol = names.read();
  const accountId = names.read();
  const clientOrderId = from.text();
  const shape = from.byte();
  return {
    kind: 'submit_order',
    symbol,
    accountId,
    clientOrderId,
    side: sideOf(shape),
    type: typeOf(shape),
    timeInForce: timeInForceOf(shape),
    price: from.number() as Ticks,
    quantity: from.number() as Lots,
    instructions: readInstructions(from),
  };
}
