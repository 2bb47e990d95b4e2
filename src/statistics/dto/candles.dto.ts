import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../common/validation/query-fields';
import { EnumField, TimestampField } from '../../common/validation/text-fields';
import { INTERVALS, type Interval } from '../intervals';

export class CandlesQuery {
  @EnumField(INTERVALS, {
    description: 'Length of a candle; 1m when absent',
    example: '1m',
    optional: true,
  })
  interval?: Interval;

  @TimestampField({ description: 'Only candles that begin then or later', optional: true })
  from?: string;

  @TimestampField({ description: 'Only candles that begin before this time', optional: true })
  to?: string;

  @IntegerQuery({
    description: 'Most candles to return: the latest of the range',
    min: 1,
    max: 1000,
    default: 500,
  })
  limit!: number;
}

export class CandleResponse {
  @ApiProperty({
    description: 'When its interval begins',
    example: '2026-01-02T03:04:00.000000Z',
  })
  openTime!: string;

  @ApiProperty({ description: 'First price', example: '50000.00' })
  open!: string;

  @ApiProperty({ description: 'Highest price', example: '50020.00' })
  high!: string;

  @ApiProperty({ description: 'Lowest price', example: '49990.00' })
  low!: string;

  @ApiProperty({ description: 'Last price', example: '50010.00' })
  close!: string;

  @ApiProperty({ description: 'Traded in base units', example: '1.20000' })
  volume!: string;

  @ApiProperty({ description: 'Traded in quote units, exact', example: '60006.0000000' })
  quoteVolume!: string;

  @ApiProperty({ description: 'Number of trades; 0 repeats the close before', example: 7 })
  tradeCount!: number;
}

export class CandlesResponse {
  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: 'Length of a candle', enum: INTERVALS, example: '1m' })
  interval!: Interval;

  @ApiProperty({ description: 'Oldest first, without gaps', type: [CandleResponse] })
  candles!: CandleResponse[];
}

/** Query of `WS /ws/candles/{symbol}`. */
export class CandlesSocketQuery {
  @EnumField(INTERVALS, {
    description: 'Length of a candle; 1m when absent',
    example: '1m',
    optional: true,
  })
  interval?: Interval;
}
