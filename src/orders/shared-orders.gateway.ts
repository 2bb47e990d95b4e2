import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SHARED_SOCKET_PATH } from '../streaming/shared-socket.gateway';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { OrderListsService } from './order-lists.service';
import { OrderRequests } from './order-requests';
import { OrdersService } from './orders.service';

/** `WS /ws`: every request of `/ws/orders`, beside the channels. */
@StreamGateway(SHARED_SOCKET_PATH)
export class SharedOrdersGateway extends OrderRequests {
  constructor(
    orders: OrdersService,
    lists: OrderListsService,
    private readonly engine: MatchingEngineService,
  ) {
    super(orders, lists);
  }

  handleConnection(session: SocketSession): void {
    session.setHeartbeat(() => `{"type":"heartbeat","sequence":${this.engine.sequence}}`);
  }
}
