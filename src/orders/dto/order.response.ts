import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemResponse } from '../../common/openapi/problem.dto';
import {
  SIDES,
  STATUSES,
  TIMES_IN_FORCE,
  type OrderStatus,
  type SideWord,
  type TimeInForceWord,
} from '../../instruments/order-words';
import { TradeResponse } from '../../instruments/trade.response';

export class OrderResponse {
  @ApiProperty({ description: "The engine's id, never reused", example: '1' })
  orderId!: string;

  @ApiPropertyOptional({ description: 'Your own id', example: 'my-order-1' })
  clientOrderId?: string;

  @ApiPropertyOptional({ description: 'Account the order belongs to', example: 'alice' })
  accountId?: string;

  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: 'buy or sell', enum: SIDES, example: 'buy' })
  side!: SideWord;

  @ApiProperty({ description: 'limit or market', enum: ['limit', 'market'], example: 'limit' })
  type!: 'limit' | 'market';

  @ApiProperty({ description: 'How long it may work', enum: TIMES_IN_FORCE, example: 'gtc' })
  timeInForce!: TimeInForceWord;

  @ApiPropertyOptional({ description: 'Limit in quote units', example: '50000.00' })
  price?: string;

  @ApiProperty({ description: 'Total quantity in base units', example: '0.50000' })
  quantity!: string;

  @ApiProperty({ description: 'Quantity traded so far in base units', example: '0.20000' })
  filledQuantity!: string;

  @ApiProperty({ description: 'Quantity not traded in base units', example: '0.30000' })
  remainingQuantity!: string;

  @ApiPropertyOptional({ description: 'Average price of its trades', example: '50000.00' })
  averagePrice?: string;

  @ApiProperty({ description: 'State of the order', enum: STATUSES, example: 'partially_filled' })
  status!: OrderStatus;

  @ApiPropertyOptional({ description: 'Why it ended unfilled', example: 'user_request' })
  reason?: string;

  @ApiProperty({ description: 'When it was accepted', example: '2026-01-02T03:04:05.123456Z' })
  createdAt!: string;

  @ApiProperty({ description: 'When it last changed', example: '2026-01-02T03:04:05.123456Z' })
  updatedAt!: string;
}

/** What a command did, and to which order. */
export class OrderAnswer {
  @ApiProperty({ description: "The command's place in the log", example: 7 })
  sequence!: number;

  @ApiProperty({ description: 'When it was sequenced', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;

  @ApiProperty({ description: 'The order after the command', type: OrderResponse })
  order!: OrderResponse;
}

export class TradedOrderAnswer extends OrderAnswer {
  @ApiProperty({ description: 'Its trades, in the order made', type: [TradeResponse] })
  trades!: TradeResponse[];

  @ApiPropertyOptional({
    description: 'True: the request was a repetition, and this is the original answer',
    example: true,
  })
  duplicate?: boolean;
}

export class CancelledOrdersAnswer {
  @ApiProperty({ description: "The command's place in the log", example: 8 })
  sequence!: number;

  @ApiProperty({ description: 'When it was sequenced', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;

  @ApiProperty({ description: 'The cancelled orders, by id', type: [OrderResponse] })
  cancelled!: OrderResponse[];
}

export class OrdersPage {
  @ApiProperty({ description: 'Newest first', type: [OrderResponse] })
  orders!: OrderResponse[];

  @ApiProperty({
    description: 'Pass it as cursor to get the next page; null at the end',
    type: String,
    nullable: true,
    example: null,
  })
  nextCursor!: string | null;
}

export class BatchAnswer {
  @ApiProperty({
    description: 'One answer or problem for each entry, in their order',
    type: 'array',
    items: {
      oneOf: [
        { $ref: '#/components/schemas/TradedOrderAnswer' },
        { $ref: '#/components/schemas/ProblemResponse' },
      ],
    },
  })
  results!: (TradedOrderAnswer | ProblemResponse)[];
}
