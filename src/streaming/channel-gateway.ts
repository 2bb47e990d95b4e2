import { openOrRefuse } from '../common/socket-refusal';
import { socketQuery } from '../common/validation/request.pipe';
import type { SocketSession } from './socket-session';
import type { SubscribableChannel } from './subscribable-channel';

/** A socket that carries one channel: what it asks for is in its path and query. */
export abstract class ChannelGateway<Query extends object> {
  private readonly readQuery: (query: URLSearchParams) => Query;

  constructor(private readonly channel: SubscribableChannel<Query>) {
    this.readQuery = socketQuery(channel.query);
  }

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      const query = this.readQuery(session.query);
      this.channel.open(query, session.params.symbol ?? '')(session);
    });
  }
}
