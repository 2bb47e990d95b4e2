import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { UsePipes } from '@nestjs/common';
import { openOrRefuse } from '../common/socket-refusal';
import { RequestPipe, socketQuery } from '../common/validation/request.pipe';
import { RawJson } from '../streaming/raw-json';
import { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { BatchRequest } from './dto/batch.request';
import {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import type { TestAnswer } from './dto/order.response';
import { OrdersSocketQuery } from './dto/orders-socket.query';
import { CancelListRequest, SubmitListRequest } from './dto/submit-list.request';
import { SubmitOrderRequest } from './dto/submit-order.request';
import { ExecutionsPublisher } from './executions.publisher';
import { OrderListsService } from './order-lists.service';
import { OrdersService } from './orders.service';

const readQuery = socketQuery(OrdersSocketQuery);

/** `WS /ws/orders`: orders in, answers and execution reports out. */
@StreamGateway('/ws/orders')
@UsePipes(RequestPipe)
export class OrdersGateway {
  constructor(
    private readonly orders: OrdersService,
    private readonly lists: OrderListsService,
    private readonly executions: ExecutionsPublisher,
  ) {}

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () =>
      this.executions.attach(session, readQuery(session.query).accountId),
    );
  }

  @SubscribeMessage('submit')
  async submit(
    @MessageBody() request: SubmitOrderRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return new RawJson((await this.orders.submit(request, session)).json);
  }

  @SubscribeMessage('cancel')
  cancel(
    @MessageBody() request: CancelOrderRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return raw(this.orders.cancel(request, session));
  }

  @SubscribeMessage('replace')
  replace(
    @MessageBody() request: ReplaceOrderRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return raw(this.orders.replace(request, session));
  }

  @SubscribeMessage('cancel_all')
  cancelAll(
    @MessageBody() request: CancelOrdersRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return raw(this.orders.cancelAll(request, session));
  }

  @SubscribeMessage('batch')
  batch(
    @MessageBody() request: BatchRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return raw(this.orders.batch(request.orders, session));
  }

  @SubscribeMessage('test')
  test(@MessageBody() request: SubmitOrderRequest): TestAnswer {
    return this.orders.test(request);
  }

  @SubscribeMessage('submit_list')
  async submitList(
    @MessageBody() request: SubmitListRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return new RawJson((await this.lists.submit(request, session)).json);
  }

  @SubscribeMessage('cancel_list')
  cancelList(
    @MessageBody() request: CancelListRequest,
    @ConnectedSocket() session: SocketSession,
  ): Promise<RawJson> {
    return raw(this.lists.cancel(request, session));
  }
}

async function raw(answer: Promise<string>): Promise<RawJson> {
  return new RawJson(await answer);
}
