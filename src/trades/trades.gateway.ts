import { openOrRefuse } from '../common/socket-refusal';
import { socketQuery } from '../common/validation/request.pipe';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { TradesSocketQuery } from './dto/trades.dto';
import { TradesPublisher } from './trades.publisher';

const readQuery = socketQuery(TradesSocketQuery);

/** `WS /ws/trades/{symbol}`: every trade. */
@StreamGateway('/ws/trades/:symbol')
export class TradesGateway {
  constructor(private readonly publisher: TradesPublisher) {}

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      const { from } = readQuery(session.query);
      this.publisher.subscribe(session, session.params.symbol, from);
    });
  }
}
