import type { Answer, Json, RestClient } from './e2e-rest';

/** An order as the wire shows it. */
export interface WireOrder extends Json {
  readonly orderId: string;
  readonly status: string;
  readonly price?: string;
  readonly quantity: string;
  readonly filledQuantity: string;
  readonly remainingQuantity: string;
  readonly reason?: string;
}

export interface WireTrade extends Json {
  readonly tradeId: string;
  readonly price: string;
  readonly quantity: string;
  readonly makerOrderId: string;
  readonly takerOrderId: string;
  readonly sequence: number;
}

/** The answer to a submit or a replace. */
export interface WireAnswer extends Json {
  readonly sequence: number;
  readonly timestamp: string;
  readonly order: WireOrder;
  readonly trades: WireTrade[];
  readonly duplicate?: boolean;
}

export const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** A limit order of the default instrument; fields can be added or replaced. */
export function limit(side: string, quantity: string, price: string, more: Json = {}): Json {
  return { symbol: 'BTC-USDT', side, type: 'limit', quantity, price, ...more };
}

/** A sell order of 1 that waits for its trigger. */
export function stop(triggerPrice: string, more: Json = {}): Json {
  const terms = { symbol: 'BTC-USDT', side: 'sell', type: 'stop', quantity: '1' };
  return { ...terms, triggerPrice, ...more };
}

/** Makes this the last trade price; leaves nothing in the book. */
export async function tradeAt(rest: RestClient, price: string): Promise<void> {
  await accepted(rest, limit('sell', '0.00001', price));
  await accepted(rest, limit('buy', '0.00001', price, { type: 'ioc' }));
}

/** The order as it is now. */
export async function read(rest: RestClient, orderId: string): Promise<WireOrder> {
  return (await rest.get<WireOrder>(`/api/v1/orders/${orderId}?symbol=BTC-USDT`)).body;
}

export function submit(rest: RestClient, order: Json): Promise<Answer<WireAnswer>> {
  return rest.post<WireAnswer>('/api/v1/orders', order);
}

/** Submits an order that must be accepted. */
export async function accepted(rest: RestClient, order: Json): Promise<WireAnswer> {
  const { status, body } = await submit(rest, order);
  if (status !== 201) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

export interface ExpectedProblem {
  readonly status: number;
  readonly code: string;
  /** A field that the listed errors must name. */
  readonly field?: string;
}

/** What every error must look like. */
export function expectProblem(
  { status, headers, body }: Answer<unknown>,
  expected: ExpectedProblem,
): void {
  expect({ status, code: (body as Json).code }).toEqual({
    status: expected.status,
    code: expected.code,
  });
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({
    type: `urn:problem:${expected.code}`,
    title: expect.any(String),
    status: expected.status,
    detail: expect.stringMatching(/.{10,}/),
  });
  if (expected.field === undefined) return;
  const errors = (body as { errors?: { field: string; message: string }[] }).errors ?? [];
  expect(errors.map(({ field }) => field)).toContain(expected.field);
  expect(errors.find(({ field }) => field === expected.field)?.message).toContain(expected.field);
}
