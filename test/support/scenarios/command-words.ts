/** Command lines of scenarios, such as `buy D 4 @ 101 ioc alice:x1 on ETH-USD`. */
import type { Command, OrderReference } from '../../../src/core/commands/commands';
import { TradingState } from '../../../src/core/instrument/trading-state';
import type { ListId, OrderId } from '../../../src/core/types/ids';
import { ListType } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { ownerOf, readOrder } from './order-words';

export const HOME = 'BTC-USD';
const UNKNOWN = 999_999 as OrderId;
const LIST_TYPES: Readonly<Record<string, ListType>> = {
  oco: ListType.Oco,
  oto: ListType.Oto,
  otoco: ListType.Otoco,
};

/** Ids of the orders that scenarios name. */
export type OrderNames = ReadonlyMap<string, OrderId>;

export interface SpokenCommand {
  readonly command: Command;
  /** What the scenario calls the orders that the command enters. */
  readonly orderNames: readonly string[];
}

export interface Context {
  readonly names: OrderNames;
  /** When the command is given. */
  readonly now: number;
}

interface At extends Context {
  readonly symbol: string;
}

export function speak(line: string, context: Context): SpokenCommand {
  const [words, symbol = HOME] = line.split(' on ');
  const [verb, ...rest] = words.split(' ');
  if (verb === 'buy' || verb === 'sell') {
    const { name, command } = readOrder(words, symbol, context.now);
    return { command, orderNames: [name] };
  }
  if (verb in LIST_TYPES) return list(LIST_TYPES[verb], rest.join(' '), { ...context, symbol });
  return { command: otherCommand(words, { ...context, symbol }), orderNames: [] };
}

/** The account of the first order is the list's. */
function list(type: ListType, words: string, { symbol, now }: At): SpokenCommand {
  const spoken = words.split(' / ').map((order) => readOrder(order, symbol, now));
  const orders = spoken.map(({ command }) => command);
  const [{ accountId }] = orders;
  return {
    command: { kind: 'submit_list', symbol, accountId, type, orders },
    orderNames: spoken.map(({ name }) => name),
  };
}

function otherCommand(words: string, at: At): Command {
  const { symbol } = at;
  if (words.startsWith('wait ')) return { kind: 'advance_time' };
  if (words.startsWith('cancel ')) return cancellation(words, at);
  const replace = words.match(
    /^replace (\S+)(?: by (\S+))?(?: to (\S+))?(?: @ (\S+))?(?: trigger (\S+))?$/,
  );
  if (replace) {
    const [quantity, price, triggerPrice] = replace.slice(3).map((text = '0') => Number(text));
    const terms = { quantity: quantity as Lots, price: price as Ticks };
    const trigger = { triggerPrice: triggerPrice as Ticks };
    return { kind: 'replace_order', ...reference(replace, at), ...terms, ...trigger };
  }
  const state = words.match(/^state (\S+)$/)?.[1] as TradingState | undefined;
  if (state && Object.values(TradingState).includes(state)) {
    return { kind: 'set_trading_state', symbol, state };
  }
  throw new Error(`no such command: ${words}`);
}

function cancellation(words: string, at: At): Command {
  const { symbol } = at;
  const mass = words.match(/^cancel all(?: of (\S+))?(?: (bids|asks))?( everywhere)?$/);
  if (mass) {
    const [, accountId = null, sideName, everywhere] = mass;
    const side = sideName === undefined ? null : sideName === 'bids' ? Side.Buy : Side.Sell;
    return { kind: 'cancel_orders', symbol: everywhere ? null : symbol, accountId, side };
  }
  const ofList = words.match(/^cancel list (\d+)(?: by (\S+))?$/);
  if (ofList) {
    const [, id, accountId = ''] = ofList;
    return { kind: 'cancel_list', symbol, accountId, listId: Number(id) as ListId };
  }
  const one = words.match(/^cancel (\S+)(?: by (\S+))?$/);
  if (one) return { kind: 'cancel_order', ...reference(one, at) };
  throw new Error(`no such command: ${words}`);
}

/** `A`, or `alice:x1` for an order named by its client order id. */
function reference([, name, by = '']: RegExpMatchArray, at: At): OrderReference {
  const { symbol, names } = at;
  if (name.includes(':')) return { symbol, orderId: 0 as OrderId, ...ownerOf(name) };
  return { symbol, orderId: names.get(name) ?? UNKNOWN, accountId: by, clientOrderId: '' };
}
