/** R25: what answers a request that uses a client order id which is known already. */
import type { SubmitList, SubmitOrder } from '../../../src/core/commands/commands';
import type { RejectCode } from '../../../src/core/events/reasons';
import { asksTheSame } from './naive-client-order-ids';
import type { NaiveMarket, NaiveShared } from './naive-market';
import { hasDoubleNames } from './naive-terms';

/** `new`, or the answer: null once the original answer was given again. */
export type Answer = RejectCode | 'new' | null;

export function knownOrder(shared: NaiveShared, command: SubmitOrder): Answer {
  const known = shared.clientOrderIds.find(command);
  if (known === undefined) return 'new';
  if (!asksTheSame(command, known.terms)) return 'duplicate_client_order_id';
  const { symbol } = command;
  shared.emit({ kind: 'order_duplicated', symbol, orderId: known.orderId });
  return null;
}

export function knownList(market: NaiveMarket, command: SubmitList): Answer {
  if (hasDoubleNames(command)) return 'invalid_request';
  const known = command.orders.map((order) => market.shared.clientOrderIds.find(order));
  if (known.every((name) => name === undefined)) return 'new';
  const list = known[0]?.list;
  const isLike = list?.type === command.type && list.size === command.orders.length;
  const isRepetition = known.every(
    (name, i) => name?.list?.listId === list?.listId && isSame(command.orders[i], name?.terms),
  );
  if (!list || !isLike || !isRepetition) return 'duplicate_client_order_id';
  market.emit('list_duplicated', { listId: list.listId });
  return null;
}

function isSame(order: SubmitOrder, terms: SubmitOrder | undefined): boolean {
  return terms !== undefined && asksTheSame(order, terms);
}
