import {
  AccountIdField,
  ClientOrderIdField,
  DecimalField,
  EnumField,
  OrderIdField,
  SymbolField,
} from '../../common/validation/text-fields';
import { SIDES, type SideWord } from '../../instruments/order-words';

/** Names one order, by its id or by the client's own. */
export class CancelOrderRequest {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @OrderIdField({ description: "The engine's id of the order", example: '1', optional: true })
  orderId?: string;

  @ClientOrderIdField({
    description: 'Your own id of the order, looked up within accountId',
    example: 'my-order-1',
    optional: true,
  })
  clientOrderId?: string;

  @AccountIdField({ description: 'Account of the order', example: 'alice', optional: true })
  accountId?: string;
}

/** New terms; what is absent stays as it is. */
export class ReplaceTermsRequest {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @DecimalField({
    description: 'New limit in quote units. A change sends the order to the back; it may trade.',
    example: '50001.00',
    optional: true,
  })
  price?: string;

  @DecimalField({
    description:
      'New total quantity in base units, filled part included. Less at the same price keeps the ' +
      'place in the queue; at or below the filled part, the rest is cancelled.',
    example: '0.4',
    optional: true,
  })
  quantity?: string;

  @DecimalField({
    description: 'New trigger price in quote units, of an order that still waits for it',
    example: '49500.00',
    optional: true,
  })
  triggerPrice?: string;

  @AccountIdField({ description: 'Account of the order', example: 'alice', optional: true })
  accountId?: string;
}

/** A replace over a socket, where the order is named in the arguments. */
export class ReplaceOrderRequest extends ReplaceTermsRequest {
  @OrderIdField({ description: "The engine's id of the order", example: '1', optional: true })
  orderId?: string;

  @ClientOrderIdField({
    description: 'Your own id of the order, looked up within accountId',
    example: 'my-order-1',
    optional: true,
  })
  clientOrderId?: string;
}

/** Filters of a mass cancel; what is absent matches all. */
export class CancelOrdersRequest {
  @SymbolField({ description: 'Only this instrument', example: 'BTC-USDT', optional: true })
  symbol?: string;

  @EnumField(SIDES, { description: 'Only this side', example: 'buy', optional: true })
  side?: SideWord;

  @AccountIdField({ description: 'Only this account', example: 'alice', optional: true })
  accountId?: string;
}
