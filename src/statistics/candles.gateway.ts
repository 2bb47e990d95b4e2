import { openOrRefuse } from '../common/socket-refusal';
import { socketQuery } from '../common/validation/request.pipe';
import type { SocketSession } from '../streaming/socket-session';
import { StreamGateway } from '../streaming/stream-gateway.decorator';
import { CandlesPublisher } from './candles.publisher';
import { CandlesSocketQuery } from './dto/candles.dto';
import { DEFAULT_INTERVAL } from './intervals';

const readQuery = socketQuery(CandlesSocketQuery);

/** `WS /ws/candles/{symbol}`: the current candle as it changes, and each that closes. */
@StreamGateway('/ws/candles/:symbol')
export class CandlesGateway {
  constructor(private readonly publisher: CandlesPublisher) {}

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      const { interval = DEFAULT_INTERVAL } = readQuery(session.query);
      this.publisher.subscribe(session, session.params.symbol, interval);
    });
  }
}
