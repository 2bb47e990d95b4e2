import { microsOf } from '../common/iso-time';
import { NO_INSTRUCTIONS, type Instructions } from '../core/commands/instructions';
import type { Lots, Micros } from '../core/types/units';
import {
  defaultSelfTradePrevention,
  postOnlyOf,
  selfTradePreventionOf,
} from '../instruments/order-words';
import type { SubmitOrderRequest } from './dto/submit-order.request';
import type { UnitReader } from './unit-reader';

/** Everything a request asks for beyond the plain fields, or null when that is nothing. */
export function toInstructions(
  request: SubmitOrderRequest,
  units: UnitReader,
  quantity: Lots,
): Instructions | null {
  if (asksForNothing(request)) return null;
  const minQuantity = units.lots('minQuantity', request.minQuantity);
  const displayQuantity = units.lots('displayQuantity', request.displayQuantity);
  units.checkPart('minQuantity', minQuantity, quantity);
  units.checkPart('displayQuantity', displayQuantity, quantity);
  return {
    expireTime: toMicros(request.expireTime),
    postOnly: postOnlyOf(request.postOnly ?? false),
    minQuantity,
    displayQuantity,
    quoteQuantity: units.quote('quoteQuantity', request.quoteQuantity),
    protectionPrice: units.boundedTicks('protectionPrice', request.protectionPrice),
    triggerPrice: units.boundedTicks('triggerPrice', request.triggerPrice),
    trailingDelta: request.trailingDelta ?? 0,
    trailingAmount: units.ticks('trailingAmount', request.trailingAmount),
    selfTradePrevention: modeOf(request),
    tradeGroup: request.tradeGroup ?? NO_INSTRUCTIONS.tradeGroup,
  };
}

function asksForNothing(request: SubmitOrderRequest): boolean {
  return (
    request.expireTime === undefined &&
    (request.postOnly === undefined || request.postOnly === false) &&
    request.minQuantity === undefined &&
    request.displayQuantity === undefined &&
    request.quoteQuantity === undefined &&
    request.protectionPrice === undefined &&
    request.triggerPrice === undefined &&
    request.trailingDelta === undefined &&
    request.trailingAmount === undefined &&
    request.tradeGroup === undefined &&
    (request.selfTradePrevention === undefined ||
      modeOf(request) === defaultSelfTradePrevention(request.accountId ?? ''))
  );
}

function modeOf({ selfTradePrevention, accountId = '' }: SubmitOrderRequest) {
  return selfTradePrevention === undefined
    ? defaultSelfTradePrevention(accountId)
    : selfTradePreventionOf(selfTradePrevention);
}

function toMicros(text: string | undefined): Micros {
  return text === undefined ? NO_INSTRUCTIONS.expireTime : (microsOf(text) as Micros);
}
