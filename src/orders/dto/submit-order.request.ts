import { CheckedBy } from '../../common/validation/class-rule';
import {
  AccountIdField,
  ClientOrderIdField,
  DecimalField,
  EnumField,
  IntegerField,
  SymbolField,
  TimestampField,
} from '../../common/validation/text-fields';
import {
  ORDER_TYPES,
  POST_ONLY,
  SELF_TRADE_PREVENTIONS,
  SIDES,
  TIMES_IN_FORCE,
  type OrderTypeWord,
  type PostOnlyWord,
  type SelfTradePreventionWord,
  type SideWord,
  type TimeInForceWord,
} from '../../instruments/order-words';
import { orderProblems } from '../rules/submit-order.rules';

/** A new order. Which fields go together is in the rules. */
@CheckedBy(orderProblems)
export class SubmitOrderRequest {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @EnumField(SIDES, { description: 'buy or sell', example: 'buy' })
  side!: SideWord;

  @EnumField(ORDER_TYPES, {
    description:
      'limit: at `price` or better, the rest stays in the book. market: at whatever the book ' +
      'offers, the rest is cancelled. ioc and fok: limit with that timeInForce. stop and ' +
      'take_profit: wait until the last trade price reaches `triggerPrice`, then market; ' +
      'stop_limit and take_profit_limit: then limit. trailing_stop: a stop whose trigger follows ' +
      'the price.',
    example: 'limit',
  })
  type!: OrderTypeWord;

  @DecimalField({
    description:
      'Quantity in base units, a multiple of lotSize. Required, unless a market order has ' +
      'quoteQuantity.',
    example: '0.5',
    optional: true,
  })
  quantity?: string;

  @DecimalField({
    description:
      'Limit in quote units, a multiple of tickSize. Required for limit, ioc, fok, stop_limit ' +
      'and take_profit_limit; not allowed for the others.',
    example: '50000.00',
    optional: true,
  })
  price?: string;

  @EnumField(TIMES_IN_FORCE, {
    description:
      'gtc: good till cancelled (default). ioc: trade at once, cancel the rest. fok: all at once ' +
      'or nothing. gtd: until expireTime. day: until the next 00:00 UTC. A market order takes ' +
      'ioc (default) or fok.',
    example: 'gtc',
    optional: true,
  })
  timeInForce?: TimeInForceWord;

  @TimestampField({
    description: 'When the order expires, in UTC. Required for gtd; not allowed otherwise.',
    example: '2099-12-31T23:59:59.000000Z',
    optional: true,
  })
  expireTime?: string;

  @EnumField(POST_ONLY, {
    description:
      'A limit order that never takes. true or reject: refused when it would trade at once. ' +
      'slide: rests one tick away from the other side then.',
    example: 'reject',
    optional: true,
  })
  postOnly?: PostOnlyWord;

  @DecimalField({
    description: 'At least this much must fill at once, or all is cancelled; in base units',
    example: '0.1',
    optional: true,
  })
  minQuantity?: string;

  @DecimalField({
    description:
      'How much of a resting order the book shows at a time (iceberg), in base units; at least a ' +
      'hundredth of quantity',
    example: '0.1',
    optional: true,
  })
  displayQuantity?: string;

  @DecimalField({
    description: 'What a market order spends or earns, in quote units, instead of quantity',
    example: '1000.00',
    optional: true,
  })
  quoteQuantity?: string;

  @DecimalField({
    description: 'Worst price that an order without limit trades at, in quote units',
    example: '51000.00',
    optional: true,
  })
  protectionPrice?: string;

  @DecimalField({
    description:
      'Trade price that makes the order active, in quote units. A buy stop and a sell ' +
      'take_profit wait for this price or higher, the others for this price or lower.',
    example: '49000.00',
    optional: true,
  })
  triggerPrice?: string;

  @IntegerField({
    description: "Distance of a trailing_stop's trigger from the best price, in basis points",
    example: 100,
    min: 1,
    max: 9999,
    optional: true,
  })
  trailingDelta?: number;

  @DecimalField({
    description: "Distance of a trailing_stop's trigger from the best price, in quote units",
    example: '500.00',
    optional: true,
  })
  trailingAmount?: string;

  @EnumField(SELF_TRADE_PREVENTIONS, {
    description:
      'What happens when the order meets one of its own account: cancel_newest (default with an ' +
      'account) ends this order, cancel_oldest the resting one, cancel_both both, decrement ' +
      'shrinks both by the smaller, none lets them trade.',
    example: 'cancel_newest',
    optional: true,
  })
  selfTradePrevention?: SelfTradePreventionWord;

  @AccountIdField({
    description: 'Accounts that share a group do not trade with each other either',
    example: 'desk-7',
    optional: true,
  })
  tradeGroup?: string;

  @ClientOrderIdField({
    description:
      'Your own id: unique among the live and the last ended orders of the account, 10,000 ' +
      'unless the service is set up otherwise. ' +
      'Repeating the same request with it is safe and returns the original answer.',
    example: 'my-order-1',
    optional: true,
  })
  clientOrderId?: string;

  @AccountIdField({ description: 'Account the order belongs to', example: 'alice', optional: true })
  accountId?: string;
}
