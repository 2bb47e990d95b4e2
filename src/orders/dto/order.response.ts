import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemResponse } from '../../common/openapi/problem.dto';
import {
  SELF_TRADE_PREVENTIONS,
  SIDES,
  STATUSES,
  TIMES_IN_FORCE,
  TYPES,
  type OrderStatus,
  type SelfTradePreventionWord,
  type SideWord,
  type TimeInForceWord,
  type TypeWord,
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

  @ApiProperty({
    description: 'Type of the order; ioc and fok are shown as limit',
    enum: TYPES,
    example: 'limit',
  })
  type!: TypeWord;

  @ApiProperty({ description: 'How long it may work', enum: TIMES_IN_FORCE, example: 'gtc' })
  timeInForce!: TimeInForceWord;

  @ApiPropertyOptional({ description: 'Limit in quote units', example: '50000.00' })
  price?: string;

  @ApiPropertyOptional({
    description: 'When it expires, of a gtd or day order',
    example: '2099-12-31T23:59:59.000000Z',
  })
  expireTime?: string;

  @ApiPropertyOptional({
    description: 'What it does when it would trade at once',
    enum: ['reject', 'slide'],
    example: 'reject',
  })
  postOnly?: 'reject' | 'slide';

  @ApiPropertyOptional({ description: 'What had to fill at once', example: '0.10000' })
  minQuantity?: string;

  @ApiPropertyOptional({ description: 'What the book shows at a time', example: '0.10000' })
  displayQuantity?: string;

  @ApiPropertyOptional({
    description: 'What it spends or earns, in quote units',
    example: '1000.0000000',
  })
  quoteQuantity?: string;

  @ApiPropertyOptional({ description: 'Worst price it trades at', example: '51000.00' })
  protectionPrice?: string;

  @ApiPropertyOptional({ description: 'Price that makes it active', example: '49000.00' })
  triggerPrice?: string;

  @ApiPropertyOptional({ description: 'Distance of its trigger in basis points', example: 100 })
  trailingDelta?: number;

  @ApiPropertyOptional({ description: 'Distance of its trigger in quote units', example: '500.00' })
  trailingAmount?: string;

  @ApiPropertyOptional({
    description: 'What happens when it meets its own account, unless that is the default',
    enum: SELF_TRADE_PREVENTIONS,
    example: 'cancel_oldest',
  })
  selfTradePrevention?: SelfTradePreventionWord;

  @ApiPropertyOptional({ description: 'Group of accounts it does not trade with', example: 'desk' })
  tradeGroup?: string;

  @ApiPropertyOptional({ description: 'List it belongs to', example: '1' })
  listId?: string;

  @ApiProperty({
    description: 'Total quantity in base units; with quoteQuantity what was traded',
    example: '0.50000',
  })
  quantity!: string;

  @ApiProperty({ description: 'Quantity traded so far in base units', example: '0.20000' })
  filledQuantity!: string;

  @ApiProperty({
    description: 'Quantity neither traded nor prevented in base units',
    example: '0.30000',
  })
  remainingQuantity!: string;

  @ApiPropertyOptional({
    description: 'Quantity that self-trade prevention (decrement) took away, in base units',
    example: '0.10000',
  })
  preventedQuantity?: string;

  @ApiPropertyOptional({ description: 'Average price of its trades', example: '50000.00' })
  averagePrice?: string;

  @ApiProperty({ description: 'State of the order', enum: STATUSES, example: 'partially_filled' })
  status!: OrderStatus;

  @ApiPropertyOptional({
    description: 'Why it ended unfilled; of a rejected order the code of the refusal',
    example: 'user_request',
  })
  reason?: string;

  @ApiProperty({ description: 'When it was accepted', example: '2026-01-02T03:04:05.123456Z' })
  createdAt!: string;

  @ApiProperty({ description: 'When it last changed', example: '2026-01-02T03:04:05.123456Z' })
  updatedAt!: string;
}

/** Nothing: the order would be accepted. */
export class TestAnswer {}

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

  @ApiProperty({
    description: 'The cancelled orders, by id; those of a list together',
    type: [OrderResponse],
  })
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
