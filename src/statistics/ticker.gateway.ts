import { openOrRefuse } from '../common/socket-refusal';
import { socketQuery } from '../common/validation/request.pipe';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { TickerSocketQuery } from './dto/ticker.dto';
import { TickerPublisher } from './ticker.publisher';

const readQuery = socketQuery(TickerSocketQuery);

/** `WS /ws/ticker/{symbol}`: last trade, best bid and offer, and the last 24 hours. */
@StreamGateway('/ws/ticker/:symbol')
export class TickerGateway {
  constructor(private readonly publisher: TickerPublisher) {}

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      readQuery(session.query);
      this.publisher.subscribe(session, session.params.symbol);
    });
  }
}
