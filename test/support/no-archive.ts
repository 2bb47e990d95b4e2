import type { OrderArchive } from '../../src/orders/order-archive';
import type { TradeArchive } from '../../src/trades/trade-archive';

/** Archives that keep nothing, for read models without a history store. */
const nothing = { add: (): void => undefined };
export const NO_ORDER_ARCHIVE = nothing as unknown as OrderArchive;
export const NO_TRADE_ARCHIVE = nothing as unknown as TradeArchive;
