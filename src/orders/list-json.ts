/** Writes lists of orders and the answers about them as JSON text, field by field. */
import { isoTime } from '../common/iso-time';
import { jsonList, member, type Json } from '../common/json';
import { listTypeWord } from '../instruments/order-words';
import type { Outcome } from '../matching-engine/outcome';
import type { CancelledListAnswer, ListAnswer, ListResponse, ListsPage } from './dto/list.response';
import type { ListRecord } from './list-record';
import type { ListPush } from './push';
import { orderJson, outcomeMembers, tradesOf, type AnsweredOutcome } from './order-json';

export function listJson(record: ListRecord): Json<ListResponse> {
  return `{${listMembers(record)}}` as Json<ListResponse>;
}

export function cancelledListJson(outcome: Outcome, record: ListRecord): Json<CancelledListAnswer> {
  const text = `{${outcomeMembers(outcome)},${listMembers(record)}}`;
  return text as Json<CancelledListAnswer>;
}

export function listAnswerJson(outcome: AnsweredOutcome, record: ListRecord): Json<ListAnswer> {
  const [{ instrument }] = record.orders;
  const trades = jsonList(tradesOf(outcome, record.terms.orderIds, instrument));
  const text = `{${outcomeMembers(outcome)},${listMembers(record)},"trades":${trades}}`;
  return text as Json<ListAnswer>;
}

export function listsPageJson(
  records: readonly ListRecord[],
  nextCursor: string | null,
): Json<ListsPage> {
  const cursor = nextCursor === null ? 'null' : `"${nextCursor}"`;
  return `{"lists":${jsonList(records.map(listJson))},"nextCursor":${cursor}}` as Json<ListsPage>;
}

/**
 * The frame that tells the beginning and the end of a list.
 * @param number members that number the frame, each with a comma before it
 */
export function listFrame({ terms, listStatus, sequence, time }: ListPush, number: string): string {
  const { listId, symbol, accountId, type, orderIds } = terms;
  return (
    `{"type":"list"${number},"listId":"${listId}","symbol":"${symbol}"` +
    `${member('accountId', accountId)},"listType":"${listTypeWord(type)}","status":"${listStatus}"` +
    `,"sequence":${sequence},"timestamp":"${isoTime(time)}"` +
    `,"orderIds":${JSON.stringify(orderIds.map(String))}}`
  );
}

function listMembers({ terms, status, orders, createdAt, updatedAt }: ListRecord): string {
  return (
    `"listId":"${terms.listId}","symbol":"${terms.symbol}"${member('accountId', terms.accountId)}` +
    `,"type":"${listTypeWord(terms.type)}","status":"${status}"` +
    `,"orders":${jsonList(orders.map(orderJson))}` +
    `,"createdAt":"${isoTime(createdAt)}","updatedAt":"${isoTime(updatedAt)}"`
  );
}
