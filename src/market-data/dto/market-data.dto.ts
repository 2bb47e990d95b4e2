import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../common/validation/query-fields';
import { PriceAndQuantity } from '../../instruments/price-and-quantity.dto';

export const MAX_DEPTH = 1000;

export class DepthQuery {
  @IntegerQuery({ description: 'Most levels of each side', min: 1, max: MAX_DEPTH, default: 10 })
  depth!: number;
}

export class BboResponse {
  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: "Place in the symbol's book feed", example: 5 })
  sequence!: number;

  @ApiProperty({ description: 'Of the last change', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;

  @ApiProperty({ description: 'Best bid; null: none', type: PriceAndQuantity, nullable: true })
  bid!: PriceAndQuantity | null;

  @ApiProperty({ description: 'Best offer; null: none', type: PriceAndQuantity, nullable: true })
  ask!: PriceAndQuantity | null;
}

const LEVELS = {
  type: 'array',
  items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
} as const;

export class OrderBookResponse {
  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: "Place in the symbol's book feed", example: 5 })
  sequence!: number;

  @ApiProperty({ description: 'Of the last change', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;

  @ApiProperty({
    ...LEVELS,
    description: '[price, quantity], highest price first',
    example: [['50000.00', '0.50000']],
  })
  bids!: [string, string][];

  @ApiProperty({
    ...LEVELS,
    description: '[price, quantity], lowest price first',
    example: [['50001.00', '0.20000']],
  })
  asks!: [string, string][];

  @ApiProperty({
    description:
      'CRC-32 of the best 10 asks low to high, then the best 10 bids high to low: price and ' +
      'quantity as printed, without the point and without leading zeros, all joined',
    example: 1234567890,
  })
  checksum!: number;
}
