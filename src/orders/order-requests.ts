import type { Json } from '../common/json';
import { SocketRequest } from '../common/validation/socket-request';
import type { SocketSession } from '../streaming/socket-session';
import { BatchRequest } from './dto/batch.request';
import {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import type { CancelledListAnswer, ListAnswer } from './dto/list.response';
import type {
  BatchAnswer,
  CancelledOrdersAnswer,
  OrderAnswer,
  TestAnswer,
  TradedOrderAnswer,
} from './dto/order.response';
import { CancelListRequest, SubmitListRequest } from './dto/submit-list.request';
import { SubmitOrderRequest } from './dto/submit-order.request';
import { OrderListsService } from './order-lists.service';
import { OrdersService } from './orders.service';

/** What sockets can ask of orders. */
export abstract class OrderRequests {
  constructor(
    private readonly orders: OrdersService,
    private readonly lists: OrderListsService,
  ) {}

  @SocketRequest('submit', SubmitOrderRequest)
  submit(request: SubmitOrderRequest, session: SocketSession): Promise<Json<TradedOrderAnswer>> {
    return this.orders.submit(request, session).then(({ json }) => json);
  }

  @SocketRequest('cancel', CancelOrderRequest)
  cancel(request: CancelOrderRequest, session: SocketSession): Promise<Json<OrderAnswer>> {
    return this.orders.cancel(request, session);
  }

  @SocketRequest('replace', ReplaceOrderRequest)
  replace(request: ReplaceOrderRequest, session: SocketSession): Promise<Json<TradedOrderAnswer>> {
    return this.orders.replace(request, session);
  }

  @SocketRequest('cancel_all', CancelOrdersRequest)
  cancelAll(
    request: CancelOrdersRequest,
    session: SocketSession,
  ): Promise<Json<CancelledOrdersAnswer>> {
    return this.orders.cancelAll(request, session);
  }

  @SocketRequest('batch', BatchRequest)
  batch({ orders }: BatchRequest, session: SocketSession): Promise<Json<BatchAnswer>> {
    return this.orders.batch(orders, session);
  }

  @SocketRequest('test', SubmitOrderRequest)
  test(request: SubmitOrderRequest): TestAnswer {
    return this.orders.test(request);
  }

  @SocketRequest('submit_list', SubmitListRequest)
  submitList(request: SubmitListRequest, session: SocketSession): Promise<Json<ListAnswer>> {
    return this.lists.submit(request, session).then(({ json }) => json);
  }

  @SocketRequest('cancel_list', CancelListRequest)
  cancelList(
    request: CancelListRequest,
    session: SocketSession,
  ): Promise<Json<CancelledListAnswer>> {
    return this.lists.cancel(request, session);
  }
}
