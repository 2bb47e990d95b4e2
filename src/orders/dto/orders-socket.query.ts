import { AccountIdField } from '../../common/validation/text-fields';

/** Query of `WS /ws/orders`. */
export class OrdersSocketQuery {
  @AccountIdField({
    description: 'Also sends the execution reports of this account',
    example: 'alice',
    optional: true,
  })
  accountId?: string;
}
