/** Command lines of scenarios, such as `buy D 4 @ 101 ioc alice:x1 on ETH-USD`. */
import type { Command, OrderReference, SubmitOrder } from '../../../src/core/commands/commands';
import { TradingState } from '../../../src/core/instrument/trading-state';
import type { OrderId } from '../../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { Lots, Ticks } from '../../../src/core/types/units';

export const HOME = 'BTC-USD';
const UNKNOWN = 999_999 as OrderId;

/** Ids of the orders that scenarios name. */
export type OrderNames = ReadonlyMap<string, OrderId>;

export interface SpokenCommand {
  readonly command: Command;
  /** What the scenario calls the order that a submit enters. */
  readonly orderName: string | null;
}

export function speak(line: string, names: OrderNames): SpokenCommand {
  const [words, symbol = HOME] = line.split(' on ');
  const [verb] = words.split(' ');
  if (verb === 'buy' || verb === 'sell') return submission(words, symbol);
  return { command: otherCommand(words, { symbol, names }), orderName: null };
}

interface Context {
  readonly symbol: string;
  readonly names: OrderNames;
}

function otherCommand(words: string, { symbol, names }: Context): Command {
  const massCancel = match(words, /^cancel all(?: of (\S+))?(?: (bids|asks))?( everywhere)?$/);
  if (massCancel) {
    const [, accountId = null, sideName, everywhere] = massCancel;
    const side = sideName === undefined ? null : sideName === 'bids' ? Side.Buy : Side.Sell;
    return { kind: 'cancel_orders', symbol: everywhere ? null : symbol, accountId, side };
  }
  const cancel = match(words, /^cancel (\S+)(?: by (\S+))?$/);
  if (cancel) return { kind: 'cancel_order', ...reference(cancel, { symbol, names }) };
  const replace = match(words, /^replace (\S+)(?: by (\S+))?(?: to (\d+))?(?: @ (\d+))?$/);
  if (replace) {
    const [quantity, price] = [Number(replace[3] ?? 0) as Lots, Number(replace[4] ?? 0) as Ticks];
    return { kind: 'replace_order', ...reference(replace, { symbol, names }), price, quantity };
  }
  const state = match(words, /^state (\S+)$/)?.[1] as TradingState | undefined;
  if (state && Object.values(TradingState).includes(state)) {
    return { kind: 'set_trading_state', symbol, state };
  }
  throw new Error(`no such command: ${words}`);
}

function submission(words: string, symbol: string): SpokenCommand {
  const spoken = match(
    words,
    /^(buy|sell) (\w+) (-?\d+|NaN) (?:@ (-?\d+|NaN)|market)(?: (ioc|fok))?(?: (\S+))?$/,
  );
  if (spoken === null) throw new Error(`no such order: ${words}`);
  const [, side, orderName, quantity, price, timeInForce, owner = ''] = spoken;
  const command: SubmitOrder = {
    kind: 'submit_order',
    symbol,
    ...ownerOf(owner),
    side: side === 'buy' ? Side.Buy : Side.Sell,
    type: price === undefined ? OrderType.Market : OrderType.Limit,
    timeInForce: { ioc: TimeInForce.Ioc, fok: TimeInForce.Fok }[timeInForce] ?? TimeInForce.Gtc,
    price: Number(price ?? 0) as Ticks,
    quantity: Number(quantity) as Lots,
  };
  return { command, orderName };
}

/** `alice`, `alice:x1` or `:x1`. */
export function ownerOf(text: string): { accountId: string; clientOrderId: string } {
  const [accountId, clientOrderId = ''] = text.split(':');
  return { accountId, clientOrderId };
}

/** `A`, or `alice:x1` for an order named by its client order id. */
function reference([, name, by = '']: RegExpMatchArray, context: Context): OrderReference {
  const { symbol, names } = context;
  if (name.includes(':')) return { symbol, orderId: 0 as OrderId, ...ownerOf(name) };
  return { symbol, orderId: names.get(name) ?? UNKNOWN, accountId: by, clientOrderId: '' };
}

function match(words: string, pattern: RegExp): RegExpMatchArray | null {
  return words.match(pattern);
}
