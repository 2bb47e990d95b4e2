import { ApiProperty } from '@nestjs/swagger';
import {
  AccountIdField,
  OrderIdField,
  PreventedMatchIdField,
  SymbolField,
} from '../../common/validation/text-fields';
import { IntegerQuery } from '../../common/validation/query-fields';
import {
  SELF_TRADE_PREVENTIONS,
  SIDES,
  type SelfTradePreventionWord,
  type SideWord,
} from '../../instruments/order-words';

/** Which prevented matches to show. */
export class PreventedMatchesQuery {
  @SymbolField({ description: 'Only this instrument', example: 'BTC-USDT', optional: true })
  symbol?: string;

  @OrderIdField({ description: 'Only those of this order', example: '1', optional: true })
  orderId?: string;

  @AccountIdField({ description: 'Only those of this account', example: 'alice', optional: true })
  accountId?: string;

  @IntegerQuery({ description: 'Most matches to return', min: 1, max: 1000, default: 100 })
  limit!: number;

  @PreventedMatchIdField({
    description: 'Only matches older than this preventedMatchId',
    example: '42',
    optional: true,
  })
  before?: string;
}

/** Two orders met that must not trade with each other. */
export class PreventedMatchResponse {
  @ApiProperty({ description: "The engine's id, never reused", example: '1' })
  preventedMatchId!: string;

  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: "The resting order's price in quote units", example: '50000.00' })
  price!: string;

  @ApiProperty({
    description: 'What would have traded, in base units; under decrement both orders lost it',
    example: '0.20000',
  })
  quantity!: string;

  @ApiProperty({
    description: 'The selfTradePrevention of the incoming order',
    enum: SELF_TRADE_PREVENTIONS,
    example: 'cancel_newest',
  })
  mode!: SelfTradePreventionWord;

  @ApiProperty({ description: 'The resting order', example: '1' })
  makerOrderId!: string;

  @ApiProperty({ description: 'The incoming order', example: '2' })
  takerOrderId!: string;

  @ApiProperty({ description: 'Side of the incoming order', enum: SIDES, example: 'sell' })
  aggressorSide!: SideWord;

  @ApiProperty({ description: 'When it happened', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;
}

export class PreventedMatchesResponse {
  @ApiProperty({ description: 'Newest first', type: [PreventedMatchResponse] })
  preventedMatches!: PreventedMatchResponse[];
}
