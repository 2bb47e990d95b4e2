import { ChannelDirectory } from '../streaming/channel-directory.service';
import { ChannelGateway } from '../streaming/channel-gateway';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { CandlesPublisher } from './candles.publisher';
import type { CandlesSocketQuery } from './dto/candles.dto';

/** `WS /ws/candles/{symbol}`: the current candle as it changes, and each that closes. */
@StreamGateway('/ws/candles/:symbol')
export class CandlesGateway extends ChannelGateway<CandlesSocketQuery> {
  constructor(publisher: CandlesPublisher, directory: ChannelDirectory) {
    super(publisher, directory);
  }
}
