import { CheckedBy, type GivenFields } from '../../common/validation/class-rule';
import { IntegerQuery } from '../../common/validation/query-fields';
import { AccountIdField } from '../../common/validation/text-fields';

function fromNeedsAccount({ accountId, from }: GivenFields) {
  if (from === undefined || accountId !== undefined) return [];
  return [{ field: 'from', message: 'from needs accountId: an account has a sequence' }];
}

/** Query of `WS /ws/orders`. */
@CheckedBy(fromNeedsAccount)
export class OrdersSocketQuery {
  @AccountIdField({
    description: 'Also sends the execution reports of this account',
    example: 'alice',
    optional: true,
  })
  accountId?: string;

  @IntegerQuery({
    description:
      'Resumes after this accountSequence, or begins with a snapshot if that is too old or unknown',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  from?: number;
}
