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
  private readonly open: (session: SocketSession) => void;

  constructor(channel: SubscribableChannel<Query>, directory: ChannelDirectory) {
    directory.add(channel);
    this.open = socketOpener(channel);
  }

  handleConnection(session: SocketSession): void {
    this.open(session);
  }
}

/** Begins the channel on each new socket, or refuses what its path and query ask for. */
export function socketOpener<Query extends object>(
  channel: SubscribableChannel<Query>,
): (session: SocketSession) => void {
  const readQuery = socketQuery(channel.query);
  return (session) =>
    openOrRefuse(session, () => {
      const query = readQuery(session.query);
      channel.open(query, session.params.symbol ?? '')(session);
    });
}
