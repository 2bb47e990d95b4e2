/** What a generator may know of the market, so that it can aim well. */
import { NO_INSTRUCTIONS } from '../../../src/core/commands/instructions';
import type { NaiveEngine } from '../naive-engine/naive-engine';
import type { NaiveOrder } from '../naive-engine/naive-order';
import type { ListId, OrderId } from '../../../src/core/types/ids';
import type { Side } from '../../../src/core/types/side';

/** A live order. */
export interface KnownOrder {
  readonly orderId: OrderId;
  readonly accountId: string;
  readonly clientOrderId: string;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
  readonly remaining: number;
  /** 0 for an order without. */
  readonly triggerPrice: number;
}

export interface KnownList {
  readonly listId: ListId;
  readonly accountId: string;
}

export interface MarketKnowledge {
  orders(symbol: string): readonly KnownOrder[];
  lists(symbol: string): readonly KnownList[];
  /** 0 before the first trade. */
  lastPrice(symbol: string): number;
  isOpen(symbol: string): boolean;
  /** Earliest deadline of any order; 0 = none. */
  nextDeadline(): number;
}

export function knowledgeOf(engine: NaiveEngine): MarketKnowledge {
  return {
    orders: (symbol) => engine.market(symbol)?.orders.map(asKnown) ?? [],
    lists: (symbol) => (engine.market(symbol)?.lists ?? []) as unknown as KnownList[],
    lastPrice: (symbol) => engine.market(symbol)?.lastTradePrice ?? 0,
    isOpen: (symbol) => (engine.market(symbol)?.tradingState ?? 'open') === 'open',
    nextDeadline: () => engine.nextDeadline(),
  };
}

function asKnown({ orderId, terms, remaining }: NaiveOrder): KnownOrder {
  const { accountId, clientOrderId, side, price, quantity } = terms;
  const { triggerPrice } = terms.instructions ?? NO_INSTRUCTIONS;
  return { orderId, accountId, clientOrderId, side, price, quantity, remaining, triggerPrice };
}
