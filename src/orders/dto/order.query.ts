import {
  AccountIdField,
  ClientOrderIdField,
  EnumField,
  OrderIdField,
  SymbolField,
} from '../../common/validation/text-fields';
import { IntegerQuery } from '../../common/validation/query-fields';
import { STATUSES, type OrderStatus } from '../../instruments/order-words';

/** Where to look for an order. */
export class OrderQuery {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @AccountIdField({ description: 'Account of the order', example: 'alice', optional: true })
  accountId?: string;
}

/** Which orders to list. */
export class OrdersQuery {
  @SymbolField({ description: 'Only this instrument', example: 'BTC-USDT', optional: true })
  symbol?: string;

  @EnumField(STATUSES, {
    description: 'Only this status; open includes partially filled and pending',
    example: 'open',
    optional: true,
  })
  status?: OrderStatus;

  @AccountIdField({ description: 'Only this account', example: 'alice', optional: true })
  accountId?: string;

  @ClientOrderIdField({
    description: 'Only the order with this client order id',
    example: 'my-order-1',
    optional: true,
  })
  clientOrderId?: string;

  @IntegerQuery({ description: 'Most orders to return', min: 1, max: 1000, default: 100 })
  limit!: number;

  @OrderIdField({ description: 'nextCursor of the page before', example: '42', optional: true })
  cursor?: string;
}
