/** Writes what a client is told about its orders and lists as JSON text. */
import { isoTime } from '../common/iso-time';
import { tradeJson } from '../instruments/trade.response';
import { listFrame } from './list-json';
import { orderJson } from './order-json';
import type { OrderRecord } from './order-record';
import { preventedMatchJson } from './prevented-match-json';
import { orderOf, type OrderPush, type Push } from './push';

/**
 * @param accountSequence place among the account's pushes; 0 for orders without account
 * @param order the order of the push, if it has not changed since
 */
export function pushFrame(push: Push, accountSequence: number, order?: OrderRecord): string {
  const number = accountSequence === 0 ? '' : `,"accountSequence":${accountSequence}`;
  if ('terms' in push) return listFrame(push, number);
  return executionFrame(push, number, order ?? orderOf(push));
}

function executionFrame(push: OrderPush, number: string, order: OrderRecord): string {
  const { execution, sequence, time, cause } = push;
  let caused = '';
  if (cause?.kind === 'trade') caused = `,"trade":${tradeJson(cause, time, order.instrument)}`;
  else if (cause !== null) {
    caused = `,"preventedMatch":${preventedMatchJson(cause, time, order.instrument)}`;
  }
  return (
    `{"type":"execution","execution":"${execution}"${number},"sequence":${sequence}` +
    `,"timestamp":"${isoTime(time)}","order":${orderJson(order)}${caused}}`
  );
}
