import { ApiProperty } from '@nestjs/swagger';
import { isoTime } from '../common/iso-time';
import type { Json } from '../common/json';
import type { Trade } from '../core/events/events';
import type { ListedInstrument } from './listed-instrument';
import { SIDES, sideWord, type SideWord } from './order-words';

/** A trade as everybody sees it. */
export class TradeResponse {
  @ApiProperty({ description: "The engine's id, never reused", example: '1' })
  tradeId!: string;

  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: "The resting order's price in quote units", example: '50000.00' })
  price!: string;

  @ApiProperty({ description: 'Quantity in base units', example: '0.20000' })
  quantity!: string;

  @ApiProperty({ description: 'Side of the incoming order', enum: SIDES, example: 'sell' })
  aggressorSide!: SideWord;

  @ApiProperty({ description: 'The resting order', example: '1' })
  makerOrderId!: string;

  @ApiProperty({ description: 'The incoming order', example: '2' })
  takerOrderId!: string;

  @ApiProperty({ description: "Place in the symbol's trade feed, without gaps", example: 1 })
  sequence!: number;

  @ApiProperty({ description: 'When it happened', example: '2026-01-02T03:04:05.123456Z' })
  timestamp!: string;
}

/**
 * The trade as JSON text.
 * @param time when the command was sequenced, in microseconds
 */
export function tradeJson(
  trade: Trade,
  time: number,
  instrument: ListedInstrument,
): Json<TradeResponse> {
  return `{${tradeMembers(trade, time, instrument)}}` as Json<TradeResponse>;
}

/** The members of the trade without braces, for frames that add their own. */
export function tradeMembers(
  trade: Trade,
  time: number,
  { price, quantity }: ListedInstrument,
): string {
  return (
    `"tradeId":"${trade.tradeId}","symbol":"${trade.symbol}"` +
    `,"price":"${price.print(trade.price)}","quantity":"${quantity.print(trade.quantity)}"` +
    `,"aggressorSide":"${sideWord(trade.aggressorSide)}"` +
    `,"makerOrderId":"${trade.makerOrderId}","takerOrderId":"${trade.takerOrderId}"` +
    `,"sequence":${trade.tradeSequence},"timestamp":"${isoTime(time)}"`
  );
}
