import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import type { StatusSocketQuery } from './status-socket.query';
import { StatusPublisher } from './status.publisher';

/** `WS /ws/status`: whether orders are taken, and the trading states. */
@StreamGateway('/ws/status')
export class StatusGateway extends ChannelGateway<StatusSocketQuery> {
  constructor(publisher: StatusPublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
