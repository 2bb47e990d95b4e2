/** Order lines of scenarios, such as `sell S 5 @ 94 stop 95 gtd 5s stp oldest alice:x1`. */
import type { SubmitOrder } from '../../../src/core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../../../src/core/commands/instructions';
import {
  OrderType,
  PostOnly,
  SelfTradePrevention,
  TimeInForce,
} from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import { microsOf } from './scenario-clock';

export interface SpokenOrder {
  readonly name: string;
  readonly command: SubmitOrder;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An order as far as it has been read. */
interface Draft {
  readonly order: Mutable<SubmitOrder>;
  readonly instructions: Mutable<Instructions>;
  kind: 'limit' | 'market' | 'stop' | 'profit' | 'trail';
  instructed: boolean;
}

/** Reads the words that follow its own; `number` reads the next as one. */
interface Reader {
  word(): string;
  number<T extends number>(): T;
}

export const MODES: Readonly<Record<string, SelfTradePrevention>> = {
  none: SelfTradePrevention.None,
  newest: SelfTradePrevention.CancelNewest,
  oldest: SelfTradePrevention.CancelOldest,
  both: SelfTradePrevention.CancelBoth,
  decrement: SelfTradePrevention.Decrement,
};

/** Words of an order's terms. */
const TERMS: Readonly<Record<string, (draft: Draft, read: Reader) => void>> = {
  '@': ({ order }, read) => (order.price = read.number()),
  market: (draft) => (draft.kind = 'market'),
  ioc: ({ order }) => (order.timeInForce = TimeInForce.Ioc),
  fok: ({ order }) => (order.timeInForce = TimeInForce.Fok),
  day: ({ order }) => (order.timeInForce = TimeInForce.Day),
};

/** Words that need instructions, relative to the time of the command. */
const INSTRUCTIONS: Readonly<Record<string, (draft: Draft, read: Reader, now: number) => void>> = {
  gtd: ({ order, instructions }, read, now) => {
    order.timeInForce = TimeInForce.Gtd;
    instructions.expireTime = deadline(read.word(), now);
  },
  for: ({ instructions }, read) => (instructions.quoteQuantity = read.number()),
  stop: (draft, read) => {
    draft.kind = 'stop';
    draft.instructions.triggerPrice = read.number();
  },
  take: (draft, read) => {
    if (read.word() !== 'profit') throw new Error('"take" goes with "profit"');
    draft.kind = 'profit';
    draft.instructions.triggerPrice = read.number();
  },
  trail: (draft, read) => {
    draft.kind = 'trail';
    const distance = read.word();
    if (distance.endsWith('bp')) draft.instructions.trailingDelta = Number(distance.slice(0, -2));
    else draft.instructions.trailingAmount = Number(distance) as Instructions['trailingAmount'];
  },
  'post-only': ({ instructions }) => (instructions.postOnly = PostOnly.Reject),
  slide: ({ instructions }) => (instructions.postOnly = PostOnly.Slide),
  min: ({ instructions }, read) => (instructions.minQuantity = read.number()),
  show: ({ instructions }, read) => (instructions.displayQuantity = read.number()),
  protect: ({ instructions }, read) => (instructions.protectionPrice = read.number()),
  stp: ({ instructions }, read) => (instructions.selfTradePrevention = MODES[read.word()]),
  group: ({ instructions }, read) => (instructions.tradeGroup = read.word()),
};

/** `words` begin with `buy` or `sell`. */
export function readOrder(words: string, symbol: string, now: number): SpokenOrder {
  const [side, name, ...rest] = words.split(' ');
  const draft = blankDraft(side === 'buy' ? Side.Buy : Side.Sell, symbol);
  const read = readerOf(rest);
  if (rest[0] !== 'for') draft.order.quantity = read.number();
  while (rest.length > 0) readTerm(draft, read, now);
  draft.order.type = typeOf(draft);
  draft.order.instructions = draft.instructed ? draft.instructions : null;
  return { name, command: draft.order };
}

function readTerm(draft: Draft, read: Reader, now: number): void {
  const word = read.word();
  if (word in TERMS) return TERMS[word](draft, read);
  if (word in INSTRUCTIONS) {
    draft.instructed = true;
    return INSTRUCTIONS[word](draft, read, now);
  }
  if (draft.order.accountId + draft.order.clientOrderId !== '') throw new Error(`what is ${word}?`);
  Object.assign(draft.order, ownerOf(word));
}

function blankDraft(side: Side, symbol: string): Draft {
  const order = {
    kind: 'submit_order',
    symbol,
    accountId: '',
    clientOrderId: '',
    side,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: 0,
    quantity: 0,
    instructions: null,
  } as Mutable<SubmitOrder>;
  return { order, instructions: { ...NO_INSTRUCTIONS }, kind: 'limit', instructed: false };
}

function readerOf(words: string[]): Reader {
  const word = (): string => {
    const next = words.shift();
    if (next === undefined) throw new Error('an order line ends too early');
    return next;
  };
  const number = <T extends number>(): T => {
    const text = word();
    if (!/^(-?\d+(\.\d+)?|NaN)$/.test(text)) throw new Error(`"${text}" is no number`);
    return Number(text) as T;
  };
  return { word, number };
}

function typeOf({ kind, order }: Draft): OrderType {
  switch (kind) {
    case 'limit':
      return OrderType.Limit;
    case 'market':
      return OrderType.Market;
    case 'stop':
      return order.price === 0 ? OrderType.Stop : OrderType.StopLimit;
    case 'profit':
      return order.price === 0 ? OrderType.TakeProfit : OrderType.TakeProfitLimit;
    case 'trail':
      return OrderType.TrailingStop;
  }
}

/** `5s` from now; `never` stands for an order that forgot to say. */
function deadline(word: string, now: number): Instructions['expireTime'] {
  return (word === 'never' ? 0 : now + microsOf(word)) as Instructions['expireTime'];
}

/** `alice`, `alice:x1` or `:x1`. */
export function ownerOf(text: string): { accountId: string; clientOrderId: string } {
  const [accountId, clientOrderId = ''] = text.split(':');
  return { accountId, clientOrderId };
}
