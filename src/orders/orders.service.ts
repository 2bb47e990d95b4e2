import { Injectable } from '@nestjs/common';
import { problemBody, type Problem } from '../common/problem/problem-error';
import { toProblem } from '../common/problem/problem-mapping';
import { jsonList, type Json } from '../common/json';
import { requestValidator } from '../common/validation/request-validator';
import type { OrderReference } from '../core/commands/commands';
import { NO_ORDER_ID } from '../core/types/ids';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { firstOf, type Outcome } from '../matching-engine/outcome';
import type {
  BatchAnswer,
  CancelledOrdersAnswer,
  OrderAnswer,
  TestAnswer,
  TradedOrderAnswer,
} from './dto/order.response';
import type {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import type { PreventedMatchesQuery, PreventedMatchesResponse } from './dto/prevented-match.dto';
import { SubmitOrderRequest } from './dto/submit-order.request';
import {
  toCancelOrder,
  toCancelOrders,
  toReplaceOrder,
  toSubmitOrder,
} from './order-command.mapper';
import {
  cancelledOrdersJson,
  duplicateAnswerJson,
  orderAnswerJson,
  tradedOrderAnswerJson,
} from './order-json';
import type { OrderRecord } from './order-record';
import { OrdersProjection } from './orders.projection';
import { preventedMatchJson } from './prevented-match-json';
import { namedReplaceProblem } from './replace-problems';

/** The answer to a new order, and whether the request was a repetition. */
export interface SubmitAnswer {
  readonly json: Json<TradedOrderAnswer>;
  readonly duplicate: boolean;
}

/** What REST and sockets can ask of orders. `origin` is the socket that asks, if any. */
@Injectable()
export class OrdersService {
  private readonly validSubmit = requestValidator(SubmitOrderRequest);

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly orders: OrdersProjection,
  ) {}

  /** @throws ProblemError at once when the request is refused before it reaches the engine */
  submit(request: SubmitOrderRequest, origin?: object): Promise<SubmitAnswer> {
    const command = toSubmitOrder(request, this.catalogue.get(request.symbol));
    return this.engine.submit(command, (outcome) => this.submitted(outcome), origin);
  }

  async cancel(request: CancelOrderRequest, origin?: object): Promise<Json<OrderAnswer>> {
    const command = toCancelOrder(request);
    this.catalogue.get(request.symbol);
    return this.engine.submit(
      command,
      (outcome) => orderAnswerJson(outcome, this.recordOf(command, outcome)),
      origin,
    );
  }

  async replace(request: ReplaceOrderRequest, origin?: object): Promise<Json<TradedOrderAnswer>> {
    const command = toReplaceOrder(request, this.catalogue.get(request.symbol));
    const answer = (outcome: Outcome): Json<TradedOrderAnswer> =>
      tradedOrderAnswerJson(outcome, this.recordOf(command, outcome));
    try {
      return await this.engine.submit(command, answer, origin);
    } catch (error) {
      throw namedReplaceProblem(error, request, this.liveOrder(command));
    }
  }

  /** @throws ProblemError as a submit would */
  test(request: SubmitOrderRequest): TestAnswer {
    this.engine.check(toSubmitOrder(request, this.catalogue.get(request.symbol)));
    return {};
  }

  async cancelAll(
    request: CancelOrdersRequest,
    origin?: object,
  ): Promise<Json<CancelledOrdersAnswer>> {
    const command = toCancelOrders(request);
    const recordOf = ({ orderId }: { orderId: number }): OrderRecord => this.orders.get(orderId);
    return this.engine.submit(command, (outcome) => cancelledOrdersJson(outcome, recordOf), origin);
  }

  /** Enters the orders in their order; each entry gets an answer or a problem of its own. */
  async batch(entries: readonly unknown[], origin?: object): Promise<Json<BatchAnswer>> {
    const results = await Promise.all(entries.map((entry) => this.submitEntry(entry, origin)));
    return `{"results":${jsonList(results)}}` as Json<BatchAnswer>;
  }

  /** @throws ProblemError `symbol_not_found` */
  preventedMatches(query: PreventedMatchesQuery): Json<PreventedMatchesResponse> {
    const { symbol, orderId, accountId, limit, before } = query;
    if (symbol !== undefined) this.catalogue.get(symbol);
    const found = this.orders.preventedMatches.latest({
      symbol,
      orderId: orderId === undefined ? undefined : Number(orderId),
      accountId,
      limit,
      before: before === undefined ? Infinity : Number(before),
    });
    const matches = found.map(({ match, time, instrument }) =>
      preventedMatchJson(match, time, instrument),
    );
    return `{"preventedMatches":${jsonList(matches)}}` as Json<PreventedMatchesResponse>;
  }

  private submitted(outcome: Outcome): SubmitAnswer {
    const duplicated = firstOf(outcome.events, 'order_duplicated');
    if (duplicated !== undefined) return this.repeated(duplicated.orderId);
    const accepted = firstOf(outcome.events, 'order_accepted');
    if (accepted === undefined) throw new Error('a submit was neither taken nor refused');
    const { orderId } = accepted;
    return { json: tradedOrderAnswerJson(outcome, this.orders.get(orderId)), duplicate: false };
  }

  private repeated(orderId: number): SubmitAnswer {
    const answer = this.orders.answers.ofOrder(orderId);
    if (answer === undefined) throw new Error(`the answer of order ${orderId} is not kept`);
    return { json: duplicateAnswerJson(answer), duplicate: true };
  }

  private async submitEntry(
    entry: unknown,
    origin: object | undefined,
  ): Promise<Json<TradedOrderAnswer | Problem>> {
    try {
      return (await this.submit(this.validSubmit(entry), origin)).json;
    } catch (error) {
      return JSON.stringify(problemBody(toProblem(error))) as Json<Problem>;
    }
  }

  /** The order that a carried out cancel or replace named. */
  private recordOf(reference: OrderReference, { events }: Outcome): OrderRecord {
    if (reference.orderId !== NO_ORDER_ID) return this.orders.get(reference.orderId);
    for (const event of events) {
      if (event.kind !== 'order_cancelled' && event.kind !== 'order_replaced') continue;
      const record = this.orders.get(event.orderId);
      if (isNamed(record, reference)) return record;
    }
    throw new Error('the outcome of a cancel or replace names no order');
  }

  /** The live order that a refused command named, if there is one. */
  private liveOrder(reference: OrderReference): OrderRecord | undefined {
    if (reference.orderId !== NO_ORDER_ID) return this.orders.find(reference.orderId);
    const { symbol, accountId } = reference;
    const matches = (record: OrderRecord): boolean => record.isLive && isNamed(record, reference);
    return this.orders.list({ symbol, accountId, matches, before: Infinity, limit: 1 })[0];
  }
}

function isNamed(record: OrderRecord, { accountId, clientOrderId }: OrderReference): boolean {
  return record.clientOrderId === clientOrderId && record.accountId === accountId;
}
