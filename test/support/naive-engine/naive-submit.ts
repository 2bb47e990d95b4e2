/** New orders and lists of orders: checked as a whole first, then carried out. */
import type { SubmitList, SubmitOrder } from '../../../src/core/commands/commands';
import type { RejectCode } from '../../../src/core/events/reasons';
import { ListType, TimeInForce } from '../../../src/core/types/order-terms';
import { enterAndSettle, settle, trigger } from './naive-entry';
import type { NaiveMarket } from './naive-market';
import { asked, isLasting, isLimitLike, waitsForTrigger } from './naive-order';
import * as rules from './naive-rules';
import { contradictsItself, isListUnsound } from './naive-terms';
import { isThrough, startWaiting } from './naive-triggers';

const DAY = 86_400_000_000;

export function submitOrder(
  market: NaiveMarket,
  command: SubmitOrder,
  time: number,
): RejectCode | null {
  if (contradictsItself(command)) return 'invalid_request';
  const terms = rules.slide(market, command);
  const refusal =
    rules.stateRefusal(market, terms) ??
    termsRefusal(market, terms, time) ??
    entryRefusal(market, terms);
  if (refusal !== null) return refusal;
  const order = market.open(command, terms, [deadlineOf(command, time), 0]);
  if (!waitsForTrigger(terms)) {
    enterAndSettle(market, order);
  } else if (isThrough(market, order)) {
    trigger(market, order);
    settle(market);
  } else {
    startWaiting(market, order);
  }
  return null;
}

export function submitList(
  market: NaiveMarket,
  command: SubmitList,
  time: number,
): RejectCode | null {
  if (isListUnsound(command)) return 'invalid_request';
  const entering = command.type === ListType.Oco ? 2 : 1;
  const all = command.orders.map((order, i) => (i < entering ? rules.slide(market, order) : order));
  const refusal =
    rules.closedRefusal(market) ??
    firstRefusal(all, (terms, i) => legRefusal(market, terms, [time, Number(i < entering)])) ??
    rules.roomRefusal(market, all);
  if (refusal !== null) return refusal;
  openList(market, command, { all, entering, time });
  settle(market);
  return null;
}

interface ListTerms {
  readonly all: readonly SubmitOrder[];
  readonly entering: number;
  readonly time: number;
}

function openList(
  market: NaiveMarket,
  { accountId, type, orders }: SubmitList,
  { all, entering, time }: ListTerms,
): void {
  const listId = ++market.shared.lastListId;
  const orderIds = orders.map((_, i) => market.shared.lastOrderId + 1 + i);
  const phase = type === ListType.Oco ? 'paired' : 'working';
  market.lists.push({ listId, accountId, type, orderIds, phase });
  market.emit('list_accepted', { listId, accountId, type, orderIds });
  const opened = orders.map((request, i) =>
    market.open(request, all[i], [deadlineOf(request, time), listId]),
  );
  opened.forEach((order, i) => {
    // It may slide further when it really enters.
    order.terms = orders[i];
    order.stage = i < entering ? 'queued' : 'turn';
    if (i < entering) market.queue.push(order);
  });
}

function legRefusal(
  market: NaiveMarket,
  terms: SubmitOrder,
  [time, entersNow]: readonly number[],
): RejectCode | null {
  const refusal = termsRefusal(market, terms, time);
  return refusal === null && entersNow === 1 ? placeRefusal(market, terms) : refusal;
}

function termsRefusal(market: NaiveMarket, terms: SubmitOrder, time: number): RejectCode | null {
  return rules.expiryRefusal(terms, time) ?? rules.limitRefusal(market.instrument, terms);
}

/** What a single order is refused for once its terms are in order. */
function entryRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  const mayStay = waitsForTrigger(terms) || (isLimitLike(terms) && isLasting(terms));
  return (
    rules.postOnlyRefusal(market, terms) ??
    (mayStay ? rules.roomRefusal(market, [terms]) : null) ??
    placeRefusal(market, terms)
  );
}

/** A place in the book is only looked for when the order enters without waiting for a trigger. */
function placeRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  if (waitsForTrigger(terms)) return null;
  return (
    rules.postOnlyRefusal(market, terms) ?? rules.capacityRefusal(market, terms, terms.quantity)
  );
}

function firstRefusal(
  all: readonly SubmitOrder[],
  refusalOf: (terms: SubmitOrder, i: number) => RejectCode | null,
): RejectCode | null {
  return all.map(refusalOf).find((code) => code !== null) ?? null;
}

function deadlineOf(request: SubmitOrder, time: number): number {
  if (request.timeInForce === TimeInForce.Gtd) return asked({ terms: request }).expireTime;
  if (request.timeInForce === TimeInForce.Day) return (Math.floor(time / DAY) + 1) * DAY;
  return 0;
}
