import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  LIST_STATUSES,
  LIST_TYPES,
  type ListStatus,
  type ListTypeWord,
} from '../../instruments/order-words';
import { TradeResponse } from '../../instruments/trade.response';
import { OrderResponse } from './order.response';

export class ListResponse {
  @ApiProperty({ description: "The engine's id, never reused", example: '1' })
  listId!: string;

  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiPropertyOptional({ description: 'Account the list belongs to', example: 'alice' })
  accountId?: string;

  @ApiProperty({
    description: 'How its orders depend on each other',
    enum: LIST_TYPES,
    example: 'oco',
  })
  type!: ListTypeWord;

  @ApiProperty({
    description: 'executing: with an order that has not ended; all_done: without',
    enum: LIST_STATUSES,
    example: 'executing',
  })
  status!: ListStatus;

  @ApiProperty({ description: 'Its orders, as they were sent', type: [OrderResponse] })
  orders!: OrderResponse[];

  @ApiProperty({ description: 'When it was accepted', example: '2026-01-02T03:04:05.123456Z' })
  createdAt!: string;

  @ApiProperty({
    description: 'When it was accepted, or ended',
    example: '2026-01-02T03:04:05.123456Z',
  })
  updatedAt!: string;
}

/** The list after a command. */
export class CancelledListAnswer extends ListResponse {
  @ApiProperty({ description: "The command's place in the log", example: 7 })
  sequence!: number;

  @ApiProperty({ description: 'When it was sequenced', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;
}

export class ListAnswer extends CancelledListAnswer {
  @ApiProperty({ description: 'Trades of its orders, in the order made', type: [TradeResponse] })
  trades!: TradeResponse[];

  @ApiPropertyOptional({
    description: 'True: the request was a repetition, and this is the original answer',
    example: true,
  })
  duplicate?: boolean;
}

export class ListsPage {
  @ApiProperty({ description: 'Newest first', type: [ListResponse] })
  lists!: ListResponse[];

  @ApiProperty({
    description: 'Pass it as cursor to get the next page; null at the end',
    type: String,
    nullable: true,
    example: null,
  })
  nextCursor!: string | null;
}
