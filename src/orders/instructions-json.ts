import { isoTime } from '../common/iso-time';
import { member } from '../common/json';
import type { Instructions } from '../core/commands/instructions';
import { NO_LIST_ID } from '../core/types/ids';
import { NO_TIME } from '../core/types/units';
import type { DecimalScale } from '../instruments/decimal-scale';
import type { ListedInstrument } from '../instruments/listed-instrument';
import {
  defaultSelfTradePrevention,
  postOnlyWord,
  selfTradePreventionWord,
} from '../instruments/order-words';
import type { OrderRecord } from './order-record';

const NOTHING = 0;

/** What an order was asked for beyond the plain terms, as JSON members; mostly nothing. */
export function instructionMembers(record: OrderRecord): string {
  const { instrument, instructions, expireTime, listId, prevented } = record;
  const isPlain = instructions === null && expireTime === NO_TIME && listId === NO_LIST_ID;
  if (isPlain && prevented === 0) return '';
  return (
    (expireTime === NO_TIME ? '' : member('expireTime', isoTime(expireTime))) +
    (instructions === null ? '' : askedMembers(record, instructions)) +
    member('listId', listId === NO_LIST_ID ? null : String(listId)) +
    unitMember('preventedQuantity', prevented, instrument.quantity)
  );
}

function askedMembers(record: OrderRecord, asked: Instructions) {
  const { accountId, instrument, triggerPrice } = record;
  const { price, quantity, notional }: ListedInstrument = instrument;
  const mode = asked.selfTradePrevention;
  const isDefault = mode === defaultSelfTradePrevention(accountId);
  return (
    member('postOnly', postOnlyWord(asked.postOnly)) +
    unitMember('minQuantity', asked.minQuantity, quantity) +
    unitMember('displayQuantity', asked.displayQuantity, quantity) +
    unitMember('quoteQuantity', asked.quoteQuantity, notional) +
    unitMember('protectionPrice', asked.protectionPrice, price) +
    unitMember('triggerPrice', triggerPrice, price) +
    (asked.trailingDelta === 0 ? '' : `,"trailingDelta":${asked.trailingDelta}`) +
    unitMember('trailingAmount', asked.trailingAmount, price) +
    member('selfTradePrevention', isDefault ? null : selfTradePreventionWord(mode)) +
    member('tradeGroup', asked.tradeGroup)
  );
}

function unitMember(name: string, units: number, scale: DecimalScale): string {
  return units === NOTHING ? '' : `,"${name}":"${scale.print(units)}"`;
}
