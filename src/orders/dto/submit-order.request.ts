import {
  AccountIdField,
  ClientOrderIdField,
  DecimalField,
  EnumField,
  SymbolField,
} from '../../common/validation/text-fields';
import {
  ORDER_TYPES,
  SIDES,
  TIMES_IN_FORCE,
  type OrderTypeWord,
  type SideWord,
  type TimeInForceWord,
} from '../../instruments/order-words';

/** A new order. */
export class SubmitOrderRequest {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @EnumField(SIDES, { description: 'buy or sell', example: 'buy' })
  side!: SideWord;

  @EnumField(ORDER_TYPES, {
    description:
      'limit: at `price` or better, the rest stays in the book. market: at whatever the book ' +
      'offers, the rest is cancelled. ioc and fok: limit with that timeInForce.',
    example: 'limit',
  })
  type!: OrderTypeWord;

  @DecimalField({ description: 'Quantity in base units, a multiple of lotSize', example: '0.5' })
  quantity!: string;

  @DecimalField({
    description: 'Limit in quote units, a multiple of tickSize. Not allowed for market orders.',
    example: '50000.00',
    optional: true,
  })
  price?: string;

  @EnumField(TIMES_IN_FORCE, {
    description:
      'gtc: good till cancelled (default). ioc: trade at once, cancel the rest. fok: all at once ' +
      'or nothing. A market order takes ioc (default) or fok.',
    example: 'gtc',
    optional: true,
  })
  timeInForce?: TimeInForceWord;

  @ClientOrderIdField({
    description:
      'Your own id: unique among the live and the last 10,000 ended orders of the account. ' +
      'Repeating the same request with it is safe and returns the original answer.',
    example: 'my-order-1',
    optional: true,
  })
  clientOrderId?: string;

  @AccountIdField({ description: 'Account the order belongs to', example: 'alice', optional: true })
  accountId?: string;
}
