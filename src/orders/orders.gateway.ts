import { ChannelDirectory } from '../streaming/channel-directory.service';
import { socketOpener } from '../streaming/channel-gateway';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { ExecutionsPublisher } from './executions.publisher';
import { OrderListsService } from './order-lists.service';
import { OrderRequests } from './order-requests';
import { OrdersService } from './orders.service';

/** `WS /ws/orders`: orders in, answers and execution reports out. */
@StreamGateway('/ws/orders')
export class OrdersGateway extends OrderRequests {
  private readonly open: (session: SocketSession) => void;

  constructor(
    orders: OrdersService,
    lists: OrderListsService,
    executions: ExecutionsPublisher,
    directory: ChannelDirectory,
  ) {
    super(orders, lists);
    directory.add(executions);
    this.open = socketOpener(executions);
  }

  handleConnection(session: SocketSession): void {
    this.open(session);
  }
}
