import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import type { MarketDataSocketQuery } from './dto/market-data-socket.query';
import { MarketDataPublisher } from './market-data.publisher';

/** `WS /ws/market-data/{symbol}`: the book, then every change of it. */
@StreamGateway('/ws/market-data/:symbol')
export class MarketDataGateway extends ChannelGateway<MarketDataSocketQuery> {
  constructor(publisher: MarketDataPublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
