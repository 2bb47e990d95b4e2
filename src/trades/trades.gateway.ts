import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import type { TradesSocketQuery } from './dto/trades.dto';
import { TradesPublisher } from './trades.publisher';

/** `WS /ws/trades/{symbol}`: every trade. */
@StreamGateway('/ws/trades/:symbol')
export class TradesGateway extends ChannelGateway<TradesSocketQuery> {
  constructor(publisher: TradesPublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
