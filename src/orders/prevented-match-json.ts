import { isoTime } from '../common/iso-time';
import type { Json } from '../common/json';
import type { MatchPrevented } from '../core/events/events';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { selfTradePreventionWord, sideWord } from '../instruments/order-words';
import type { PreventedMatchResponse } from './dto/prevented-match.dto';

/** @param time when the command was sequenced, in microseconds */
export function preventedMatchJson(
  match: MatchPrevented,
  time: number,
  { price, quantity }: ListedInstrument,
): Json<PreventedMatchResponse> {
  const text =
    `{"preventedMatchId":"${match.preventedMatchId}","symbol":"${match.symbol}"` +
    `,"price":"${price.print(match.price)}","quantity":"${quantity.print(match.quantity)}"` +
    `,"mode":"${selfTradePreventionWord(match.mode)}"` +
    `,"makerOrderId":"${match.makerOrderId}","takerOrderId":"${match.takerOrderId}"` +
    `,"aggressorSide":"${sideWord(match.aggressorSide)}","timestamp":"${isoTime(time)}"}`;
  return text as Json<PreventedMatchResponse>;
}
