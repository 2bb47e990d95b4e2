/** Order requests as bytes: what a plain limit order does not ask for takes one byte in all. */
import type { SubmitOrder } from '../core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../core/commands/instructions';
import type { OrderType, PostOnly, SelfTradePrevention } from '../core/types/order-terms';
import type { TimeInForce } from '../core/types/order-terms';
import type { Side } from '../core/types/side';
import type { Lots, Micros, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';

/** A field's place in this list is its bit for good: append only. */
const NUMBERS = [
  'expireTime',
  'postOnly',
  'minQuantity',
  'displayQuantity',
  'quoteQuantity',
  'protectionPrice',
  'triggerPrice',
  'trailingDelta',
  'trailingAmount',
  'selfTradePrevention',
] as const satisfies readonly (keyof Instructions)[];
const TRADE_GROUP = NUMBERS.length;
/** Set when there are instructions at all. */
const PRESENT = 1 << (TRADE_GROUP + 1);

export function writeOrder(to: ByteWriter, order: SubmitOrder): void {
  to.text(order.symbol);
  to.text(order.accountId);
  to.text(order.clientOrderId);
  to.number(order.side);
  to.number(order.type);
  to.number(order.timeInForce);
  to.number(order.price);
  to.number(order.quantity);
  writeInstructions(to, order.instructions);
}

export function readOrder(from: ByteReader): SubmitOrder {
  return {
    kind: 'submit_order',
    symbol: from.name(),
    accountId: from.name(),
    clientOrderId: from.text(),
    side: from.number() as Side,
    type: from.number() as OrderType,
    timeInForce: from.number() as TimeInForce,
    price: from.number() as Ticks,
    quantity: from.number() as Lots,
    instructions: readInstructions(from),
  };
}

/** Which fields differ from what nobody asked for, then those fields. */
export function writeInstructions(to: ByteWriter, instructions: Instructions | null): void {
  if (instructions === null) return to.number(0);
  let given = PRESENT;
  for (let i = 0; i < NUMBERS.length; i++) {
    if (!Object.is(instructions[NUMBERS[i]], NO_INSTRUCTIONS[NUMBERS[i]])) given |= 1 << i;
  }
  if (instructions.tradeGroup !== NO_INSTRUCTIONS.tradeGroup) given |= 1 << TRADE_GROUP;
  to.number(given);
  for (let i = 0; i < NUMBERS.length; i++) {
    if ((given & (1 << i)) !== 0) to.number(instructions[NUMBERS[i]]);
  }
  if ((given & (1 << TRADE_GROUP)) !== 0) to.text(instructions.tradeGroup);
}

export function readInstructions(from: ByteReader): Instructions | null {
  const given = from.number();
  return (given & PRESENT) === 0 ? null : readGiven(from, given);
}

function readGiven(from: ByteReader, given: number): Instructions {
  const number = (bit: number): number =>
    (given & (1 << bit)) === 0 ? NO_INSTRUCTIONS[NUMBERS[bit]] : from.number();
  return {
    expireTime: number(0) as Micros,
    postOnly: number(1) as PostOnly,
    minQuantity: number(2) as Lots,
    displayQuantity: number(3) as Lots,
    quoteQuantity: number(4),
    protectionPrice: number(5) as Ticks,
    triggerPrice: number(6) as Ticks,
    trailingDelta: number(7),
    trailingAmount: number(8) as Ticks,
    selfTradePrevention: number(9) as SelfTradePrevention,
    tradeGroup: (given & (1 << TRADE_GROUP)) === 0 ? NO_INSTRUCTIONS.tradeGroup : from.text(),
  };
}
