/** The reusable event objects of one symbol, every field present from the start. */
import type { Instructions } from '../commands/instructions';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, NO_LIST_ID, NO_ORDER_ID } from '../types/ids';
import type { SymbolKey, TradeId } from '../types/ids';
import { OrderType, TimeInForce } from '../types/order-terms';
import { Side } from '../types/side';
import { NO_PRICE, NO_TIME, type Lots } from '../types/units';
import type { CancelReason } from '../events/reasons';

const NONE = 0 as Lots;

export function blankEvents(symbol: SymbolKey) {
  const order = { symbol, orderId: NO_ORDER_ID, side: Side.Buy as Side, price: NO_PRICE };
  return {
    accepted: {
      kind: 'order_accepted' as const,
      ...order,
      accountId: NO_ACCOUNT,
      clientOrderId: NO_CLIENT_ORDER_ID,
      type: OrderType.Limit as OrderType,
      timeInForce: TimeInForce.Gtc as TimeInForce,
      quantity: NONE,
      instructions: null as Instructions | null,
      expireTime: NO_TIME,
      listId: NO_LIST_ID,
    },
    traded: {
      kind: 'trade' as const,
      symbol,
      tradeId: 0 as TradeId,
      tradeSequence: 0,
      price: NO_PRICE,
      quantity: NONE,
      aggressorSide: Side.Buy as Side,
      makerOrderId: NO_ORDER_ID,
      takerOrderId: NO_ORDER_ID,
      makerRemaining: NONE,
      takerRemaining: NONE,
    },
    rested: { kind: 'order_rested' as const, ...order, remaining: NONE, shown: NONE },
    replaced: {
      kind: 'order_replaced' as const,
      ...order,
      quantity: NONE,
      remaining: NONE,
      triggerPrice: NO_PRICE,
      keepsPriority: false,
    },
    cancelled: {
      kind: 'order_cancelled' as const,
      ...order,
      remaining: NONE,
      reason: 'user_request' as CancelReason,
    },
    level: {
      kind: 'level_changed' as const,
      symbol,
      bookSequence: 0,
      side: Side.Buy as Side,
      price: NO_PRICE,
      quantity: NONE,
    },
    bbo: {
      kind: 'bbo_changed' as const,
      symbol,
      bookSequence: 0,
      bidPrice: NO_PRICE,
      bidQuantity: NONE,
      askPrice: NO_PRICE,
      askQuantity: NONE,
    },
  };
}
