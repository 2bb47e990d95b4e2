import { IntegerQuery } from '../../common/validation/query-fields';

/** Query of `WS /ws/book/{symbol}`. */
export class QueueSocketQuery {
  @IntegerQuery({
    description: 'Resumes after this sequence, or begins with a snapshot if that is too old',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  from?: number;
}
