import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import type { TickerSocketQuery } from './dto/ticker.dto';
import { TickerPublisher } from './ticker.publisher';

/** `WS /ws/ticker/{symbol}`: last trade, best bid and offer, and the last 24 hours. */
@StreamGateway('/ws/ticker/:symbol')
export class TickerGateway extends ChannelGateway<TickerSocketQuery> {
  constructor(publisher: TickerPublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
