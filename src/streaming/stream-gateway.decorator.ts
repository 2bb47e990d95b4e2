import { applyDecorators, Logger } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';

import { answerRequests } from './on-request';
import type { SocketSession } from './socket-session';

type Hook = (this: object, session: SocketSession, ...rest: unknown[]) => unknown;

interface GatewayClass {
  readonly prototype: { handleConnection?: Hook; handleDisconnect?: Hook };
}

const logger = new Logger('StreamGateway');

/**
 * Binds the gateway's operations to each new socket. Nest lets what its hooks throw end the process
 * as an uncaught exception; here it costs the one socket.
 */
function prepareHooks({ prototype }: GatewayClass): void {
  const { handleConnection, handleDisconnect } = prototype;
  prototype.handleConnection = contained(async function (session, ...rest) {
    answerRequests(this, session);
    await handleConnection?.call(this, session, ...rest);
  });
  if (handleDisconnect !== undefined) prototype.handleDisconnect = contained(handleDisconnect);
}

function contained(hook: Hook): Hook {
  return async function (session, ...rest) {
    try {
      await hook.call(this, session, ...rest);
    } catch (error) {
      logger.error(error);
      session.close(1011, 'internal error');
    }
  };
}

/**
 * A WebSocket gateway at a path template such as `/ws/news/:topic`. Its `@OnRequest` methods answer
 * requests; an error of `handleConnection` closes the one socket with 1011.
 */
export function StreamGateway(path: string): ClassDecorator {
  const prepare = prepareHooks as unknown as ClassDecorator;
  return applyDecorators(WebSocketGateway({ path }), prepare);
}
