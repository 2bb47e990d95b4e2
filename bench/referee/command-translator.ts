/**
 * Turns referee messages into the same core commands the service submits. The command objects are
 * reused: the engine keeps none of them.
 */
import type {
  CancelOrder,
  Command,
  ReplaceOrder,
  SubmitOrder,
} from '../../src/core/commands/commands';
import { DEFAULT_LIMITS, type Instrument } from '../../src/core/instrument/instrument';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, type OrderId } from '../../src/core/types/ids';
import type { Mutable } from '../../src/core/types/mutable';
import { OrderType, TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import { MAX_UNITS, NO_PRICE, type Lots, type Ticks } from '../../src/core/types/units';
import type { OrderIds } from './order-ids';
import { MessageType, type RefereeMessage } from './referee-file';

export const SYMBOL = 'REF-USD';

export const REFEREE_INSTRUMENT: Instrument = {
  symbol: SYMBOL,
  base: 'REF',
  quote: 'USD',
  tickSize: '1',
  lotSize: '1',
  ...DEFAULT_LIMITS,
};

/** An id the engine has not assigned, for messages that name an order that never was. */
const UNKNOWN = MAX_UNITS as OrderId;

export class CommandTranslator {
  private readonly submit: Mutable<SubmitOrder> = {
    kind: 'submit_order',
    symbol: SYMBOL,
    accountId: NO_ACCOUNT,
    clientOrderId: NO_CLIENT_ORDER_ID,
    side: Side.Buy,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: NO_PRICE,
    quantity: 0 as Lots,
    instructions: null,
  };
  private readonly cancel: Mutable<CancelOrder> = {
    kind: 'cancel_order',
    symbol: SYMBOL,
    accountId: NO_ACCOUNT,
    orderId: UNKNOWN,
    clientOrderId: NO_CLIENT_ORDER_ID,
  };
  private readonly replace: Mutable<ReplaceOrder> = {
    kind: 'replace_order',
    symbol: SYMBOL,
    accountId: NO_ACCOUNT,
    orderId: UNKNOWN,
    clientOrderId: NO_CLIENT_ORDER_ID,
    price: NO_PRICE,
    quantity: 0 as Lots,
    triggerPrice: NO_PRICE,
  };

  constructor(private readonly ids: OrderIds) {}

  translate(message: RefereeMessage): Command {
    if (message.type === MessageType.New) return this.newOrder(message);
    const orderId = this.ids.engineId(message.orderId) ?? UNKNOWN;
    if (message.type === MessageType.Cancel) {
      this.cancel.orderId = orderId;
      return this.cancel;
    }
    const filled = orderId === UNKNOWN ? 0 : this.ids.filledOf(orderId);
    this.replace.orderId = orderId;
    this.replace.price = message.price as Ticks;
    // A modify states the new remaining quantity, a replace the new total.
    this.replace.quantity = (filled + message.quantity) as Lots;
    return this.replace;
  }

  private newOrder(message: RefereeMessage): SubmitOrder {
    this.submit.side = message.side;
    this.submit.timeInForce = message.ioc ? TimeInForce.Ioc : TimeInForce.Gtc;
    this.submit.price = message.price as Ticks;
    this.submit.quantity = message.quantity as Lots;
    return this.submit;
  }
}
