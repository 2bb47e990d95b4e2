import { ApiProperty } from '@nestjs/swagger';
import { TradingState } from '../../core/instrument/trading-state';
import { PriceAndQuantity } from '../../instruments/price-and-quantity.dto';

const STATES = Object.values(TradingState);

export class TickerResponse {
  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: "Of the last trade, in the symbol's trade feed", example: 1 })
  sequence!: number;

  @ApiProperty({ description: 'Of the last command', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;

  @ApiProperty({
    description: 'Of the last trade, however old; null before the first',
    type: String,
    nullable: true,
    example: '50010.00',
  })
  lastPrice!: string | null;

  @ApiProperty({
    description: 'Of the last trade, however old; null before the first',
    type: String,
    nullable: true,
    example: '0.20000',
  })
  lastQuantity!: string | null;

  @ApiProperty({
    description: 'First price of the last 24 hours; null without trades in them',
    type: String,
    nullable: true,
    example: '50000.00',
  })
  openPrice!: string | null;

  @ApiProperty({
    description: 'Highest price of the last 24 hours; null without trades in them',
    type: String,
    nullable: true,
    example: '50020.00',
  })
  highPrice!: string | null;

  @ApiProperty({
    description: 'Lowest price of the last 24 hours; null without trades in them',
    type: String,
    nullable: true,
    example: '49990.00',
  })
  lowPrice!: string | null;

  @ApiProperty({ description: 'Traded in the last 24 hours, base units', example: '12.50000' })
  volume!: string;

  @ApiProperty({
    description: 'Traded in the last 24 hours, quote units, exact',
    example: '625012.5000000',
  })
  quoteVolume!: string;

  @ApiProperty({ description: 'Trades in the last 24 hours', example: 340 })
  tradeCount!: number;

  @ApiProperty({
    description: 'lastPrice − openPrice; null without trades in the last 24 hours',
    type: String,
    nullable: true,
    example: '10.00',
  })
  change!: string | null;

  @ApiProperty({
    description: 'change in percent of openPrice; null without trades in the last 24 hours',
    type: String,
    nullable: true,
    example: '0.02',
  })
  changePercent!: string | null;

  @ApiProperty({ description: 'Best bid; null: none', type: PriceAndQuantity, nullable: true })
  bid!: PriceAndQuantity | null;

  @ApiProperty({ description: 'Best offer; null: none', type: PriceAndQuantity, nullable: true })
  ask!: PriceAndQuantity | null;

  @ApiProperty({ description: 'What the instrument admits now', enum: STATES, example: 'open' })
  tradingState!: TradingState;
}

export class TickersResponse {
  @ApiProperty({ description: 'In the order of listing', type: [TickerResponse] })
  tickers!: TickerResponse[];
}

/** Query of `WS /ws/ticker/{symbol}`: it has none. */
export class TickerSocketQuery {}
