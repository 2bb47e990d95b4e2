import { socketQuery } from '../common/validation/request.pipe';
import { openOrRefuse } from '../common/socket-refusal';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { MarketDataSocketQuery } from './dto/market-data-socket.query';
import { MarketDataPublisher } from './market-data.publisher';

const readQuery = socketQuery(MarketDataSocketQuery);

/** `WS /ws/market-data/{symbol}`: the book, then every change of it. */
@StreamGateway('/ws/market-data/:symbol')
export class MarketDataGateway {
  constructor(private readonly publisher: MarketDataPublisher) {}

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      const { depth, from } = readQuery(session.query);
      this.publisher.subscribe(session, session.params.symbol, depth, from);
    });
  }
}
