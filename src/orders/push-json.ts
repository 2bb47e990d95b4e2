/** Writes what a client is told about its orders and lists as JSON text. */
import { isoTime } from '../common/iso-time';
import { tradeJson } from '../instruments/trade.response';
import { listFrame } from './list-json';
import { orderJson } from './order-json';
import { preventedMatchJson } from './prevented-match-json';
import type { OrderPush, Push } from './push';

/** @param accountSequence place among the account's pushes; 0 for orders without account */
export function pushFrame(push: Push, accountSequence: number): string {
  const number = accountSequence === 0 ? '' : `,"accountSequence":${accountSequence}`;
  if ('terms' in push) return listFrame(push, number);
  return executionFrame(push, number);
}

function executionFrame(push: OrderPush, number: string): string {
  const { execution, order, sequence, time, cause } = push;
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
