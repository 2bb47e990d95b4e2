import { IntegerQuery } from '../../common/validation/query-fields';
import { EnumField } from '../../common/validation/text-fields';
import { INTERVAL_WORDS, type IntervalWord } from '../intervals';
import { MAX_DEPTH } from './market-data.dto';

/** Query of `WS /ws/market-data/{symbol}`. */
export class MarketDataSocketQuery {
  @IntegerQuery({
    description: 'Levels of each side; all when absent',
    min: 1,
    max: MAX_DEPTH,
    optional: true,
  })
  depth?: number;

  @EnumField(INTERVAL_WORDS, {
    description: 'At most one update in this time; one for each command when absent',
    optional: true,
  })
  interval?: IntervalWord;

  @IntegerQuery({
    description: 'Resumes after this sequence, or begins with a snapshot if that is too old',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  from?: number;
}
