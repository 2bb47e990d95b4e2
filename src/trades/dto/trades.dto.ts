import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../common/validation/query-fields';
import { OrderIdField } from '../../common/validation/text-fields';
import { TradeResponse } from '../../instruments/trade.response';

export class TradesQuery {
  @IntegerQuery({ description: 'Most trades to return', min: 1, max: 1000, default: 100 })
  limit!: number;

  @OrderIdField({
    description: 'Only trades older than this tradeId',
    example: '42',
    optional: true,
  })
  before?: string;
}

export class TradesResponse {
  @ApiProperty({ description: 'Newest first', type: [TradeResponse] })
  trades!: TradeResponse[];
}

/** Query of `WS /ws/trades/{symbol}`. */
export class TradesSocketQuery {
  @IntegerQuery({
    description: 'Resumes after this sequence',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  from?: number;
}
