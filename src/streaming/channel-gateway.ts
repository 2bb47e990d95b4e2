import { openOrRefuse } from '../common/socket-refusal';
import { socketQuery } from '../common/validation/request.pipe';
import type { ChannelDirectory } from './channel-directory.service';
import type { SocketSession } from './socket-session';
import type { SubscribableChannel } from './subscribable-channel';

/**
 * A socket that carries one channel: what it asks for is in its path and query. The channel is
 * added to the directory as well.
 */
export abstract class ChannelGateway<Query extends object> {
  private readonly readQuery: (query: URLSearchParams) => Query;

  constructor(
    private readonly channel: SubscribableChannel<Query>,
    directory: ChannelDirectory,
  ) {
    directory.add(channel);
    this.readQuery = socketQuery(channel.query);
  }

  handleConnection(session: SocketSession): void {
    openOrRefuse(session, () => {
      const query = this.readQuery(session.query);
      this.channel.open(query, session.params.symbol ?? '')(session);
    });
  }
}
