import { CheckedBy } from '../../common/validation/class-rule';
import { ListField } from '../../common/validation/object-fields';
import {
  AccountIdField,
  EnumField,
  ListIdField,
  SymbolField,
} from '../../common/validation/text-fields';
import { IntegerQuery } from '../../common/validation/query-fields';
import {
  LIST_STATUSES,
  LIST_TYPES,
  type ListStatus,
  type ListTypeWord,
} from '../../instruments/order-words';
import { listProblems } from '../rules/submit-list.rules';
import { SubmitOrderRequest } from './submit-order.request';

/** Orders that depend on each other. */
@CheckedBy(listProblems)
export class SubmitListRequest {
  @EnumField(LIST_TYPES, {
    description:
      'oco: two orders of one side; as soon as one trades, triggers or ends, the other is ' +
      'cancelled. oto: the second enters when the first is filled. otoco: the second and third ' +
      'enter as an oco when the first is filled.',
    example: 'oco',
  })
  type!: ListTypeWord;

  @ListField(SubmitOrderRequest, {
    description: 'The orders, of one symbol and one account: 2 of an oco and oto, 3 of an otoco',
    min: 2,
    max: 3,
  })
  orders!: SubmitOrderRequest[];
}

/** Where to look for a list. */
export class ListQuery {
  @SymbolField({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @AccountIdField({ description: 'Account of the list', example: 'alice', optional: true })
  accountId?: string;
}

/** Names a list. */
export class CancelListRequest extends ListQuery {
  @ListIdField({ description: "The engine's id of the list", example: '1' })
  listId!: string;
}

/** Which lists to show. */
export class ListsQuery {
  @SymbolField({ description: 'Only this instrument', example: 'BTC-USDT', optional: true })
  symbol?: string;

  @AccountIdField({ description: 'Only this account', example: 'alice', optional: true })
  accountId?: string;

  @EnumField(LIST_STATUSES, {
    description: 'executing: with an order that has not ended; all_done: without',
    example: 'executing',
    optional: true,
  })
  status?: ListStatus;

  @IntegerQuery({ description: 'Most lists to return', min: 1, max: 1000, default: 100 })
  limit!: number;

  @ListIdField({ description: 'nextCursor of the page before', example: '42', optional: true })
  cursor?: string;
}
