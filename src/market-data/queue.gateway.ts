import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import type { QueueSocketQuery } from './dto/queue-socket.query';
import { QueuePublisher } from './queue.publisher';

/** `WS /ws/book/{symbol}`: every resting order, then every change of the queue. */
@StreamGateway('/ws/book/:symbol')
export class QueueGateway extends ChannelGateway<QueueSocketQuery> {
  constructor(publisher: QueuePublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
