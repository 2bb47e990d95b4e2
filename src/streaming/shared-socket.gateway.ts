import type { AnswerThen } from './answer-then';
import { OnRequest } from './on-request';
import { SharedSockets } from './shared-sockets.service';
import type { SocketSession } from './socket-session';
import { StreamGateway } from './stream-gateway.decorator';

/** Where one socket carries any number of channels; features add their requests at this path. */
export const SHARED_SOCKET_PATH = '/ws';

/** `WS /ws`: what its clients ask of channels. */
@StreamGateway(SHARED_SOCKET_PATH)
export class SharedSocketGateway {
  constructor(private readonly sockets: SharedSockets) {}

  handleConnection(session: SocketSession): void {
    this.sockets.add(session);
  }

  @OnRequest('subscribe')
  subscribe(args: object, session: SocketSession): AnswerThen {
    return this.sockets.subscribe(session, args);
  }

  @OnRequest('unsubscribe')
  unsubscribe(args: object, session: SocketSession): object {
    return this.sockets.unsubscribe(session, args);
  }

  @OnRequest('subscriptions')
  subscriptions(_args: object, session: SocketSession): object {
    return { subscriptions: this.sockets.list(session) };
  }
}
