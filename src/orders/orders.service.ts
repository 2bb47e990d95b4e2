import { Injectable } from '@nestjs/common';
import { ProblemError, problemBody, type Problem } from '../common/problem/problem-error';
import { toProblem } from '../common/problem/problem-mapping';
import { requestValidator } from '../common/validation/request-validator';
import type { OrderReference } from '../core/commands/commands';
import { NO_ORDER_ID } from '../core/types/ids';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import type {
  BatchAnswer,
  CancelledOrdersAnswer,
  OrderAnswer,
  OrderResponse,
  OrdersPage,
  TradedOrderAnswer,
} from './dto/order.response';
import type { OrderQuery, OrdersQuery } from './dto/order.query';
import type {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import { SubmitOrderRequest } from './dto/submit-order.request';
import {
  toCancelOrder,
  toCancelOrders,
  toReplaceOrder,
  toSubmitOrder,
} from './order-command.mapper';
import {
  toCancelledOrdersAnswer,
  toOrderAnswer,
  toOrderResponse,
  toTradedOrderAnswer,
} from './order.mapper';
import type { OrderRecord } from './order-record';
import { OrdersProjection } from './orders.projection';

/** What REST and sockets can ask of orders. `origin` is the socket that asks, if any. */
@Injectable()
export class OrdersService {
  private readonly validSubmit = requestValidator(SubmitOrderRequest);

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly orders: OrdersProjection,
  ) {}

  async submit(request: SubmitOrderRequest, origin?: object): Promise<TradedOrderAnswer> {
    const command = toSubmitOrder(request, this.catalogue.get(request.symbol));
    return this.engine.submit(command, (outcome) => this.submitted(outcome), origin);
  }

  async cancel(request: CancelOrderRequest, origin?: object): Promise<OrderAnswer> {
    const command = toCancelOrder(request);
    this.catalogue.get(request.symbol);
    return this.engine.submit(
      command,
      (outcome) => toOrderAnswer(outcome, this.recordOf(command, outcome)),
      origin,
    );
  }

  async replace(request: ReplaceOrderRequest, origin?: object): Promise<TradedOrderAnswer> {
    const command = toReplaceOrder(request, this.catalogue.get(request.symbol));
    return this.engine.submit(
      command,
      (outcome) => toTradedOrderAnswer(outcome, this.recordOf(command, outcome)),
      origin,
    );
  }

  async cancelAll(request: CancelOrdersRequest, origin?: object): Promise<CancelledOrdersAnswer> {
    const command = toCancelOrders(request);
    const recordOf = ({ orderId }: { orderId: number }): OrderRecord => this.orders.get(orderId);
    return this.engine.submit(
      command,
      (outcome) => toCancelledOrdersAnswer(outcome, recordOf),
      origin,
    );
  }

  /** Enters the orders in their order; each entry gets an answer or a problem of its own. */
  async batch(entries: readonly unknown[], origin?: object): Promise<BatchAnswer> {
    const results = entries.map((entry) => this.submitEntry(entry, origin));
    return { results: await Promise.all(results) };
  }

  /** @throws ProblemError `symbol_not_found`, `order_not_found` */
  get(orderId: string, { symbol, accountId }: OrderQuery): OrderResponse {
    this.catalogue.get(symbol);
    const record = this.orders.find(Number(orderId));
    const isOther = accountId !== undefined && record?.terms.accountId !== accountId;
    if (record === undefined || record.terms.symbol !== symbol || isOther) {
      throw new ProblemError('order_not_found');
    }
    return toOrderResponse(record);
  }

  /** @throws ProblemError `symbol_not_found` */
  list(query: OrdersQuery): OrdersPage {
    const { symbol, accountId, limit, cursor } = query;
    if (symbol !== undefined) this.catalogue.get(symbol);
    const before = cursor === undefined ? Infinity : Number(cursor);
    const found = this.orders.list({
      symbol,
      accountId,
      before,
      limit: limit + 1,
      matches: (record) => isListed(record, query),
    });
    const page = found.slice(0, limit);
    const nextCursor = found.length > limit ? String(page[limit - 1].terms.orderId) : null;
    return { orders: page.map(toOrderResponse), nextCursor };
  }

  private submitted(outcome: Outcome): TradedOrderAnswer {
    const [first] = outcome.events;
    if (first.kind === 'order_duplicated') {
      const answer = this.orders.find(first.orderId)?.answer;
      if (answer) return { ...answer, duplicate: true };
      throw new ProblemError(
        'duplicate_client_order_id',
        `The request was accepted before as order ${first.orderId}; its answer is no longer kept.`,
      );
    }
    if (first.kind !== 'order_accepted') throw new Error(`a submit led to ${first.kind}`);
    const record = this.orders.get(first.orderId);
    return record.answer ?? toTradedOrderAnswer(outcome, record);
  }

  private async submitEntry(
    entry: unknown,
    origin: object | undefined,
  ): Promise<TradedOrderAnswer | Problem> {
    try {
      return await this.submit(this.validSubmit(entry), origin);
    } catch (error) {
      return problemBody(toProblem(error));
    }
  }

  /** The order that a carried out cancel or replace named. */
  private recordOf(reference: OrderReference, { events }: Outcome): OrderRecord {
    if (reference.orderId !== NO_ORDER_ID) return this.orders.get(reference.orderId);
    for (const event of events) {
      if (event.kind === 'order_cancelled' || event.kind === 'order_replaced') {
        return this.orders.get(event.orderId);
      }
    }
    throw new Error('the outcome of a cancel or replace names no order');
  }
}

function isListed(record: OrderRecord, { status, clientOrderId }: OrdersQuery): boolean {
  if (clientOrderId !== undefined && record.terms.clientOrderId !== clientOrderId) return false;
  if (status === undefined) return true;
  return status === 'open' ? record.isLive : record.status === status;
}
