import { applyDecorators, Logger, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';

import { RethrowFilter } from './rethrow.filter';
import type { SocketSession } from './socket-session';

type Hook = (session: SocketSession, ...rest: unknown[]) => unknown;

interface GatewayClass {
  readonly prototype: Record<string, Hook | undefined>;
}

const logger = new Logger('StreamGateway');

/** Nest lets what these hooks throw end the process as an uncaught exception. */
function containErrors({ prototype }: GatewayClass): void {
  for (const name of ['handleConnection', 'handleDisconnect']) {
    const hook = prototype[name];
    if (hook === undefined) continue;
    prototype[name] = async function (session, ...rest) {
      try {
        await hook.call(this, session, ...rest);
      } catch (error) {
        logger.error(error);
        session.close(1011, 'internal error');
      }
    };
  }
}

/**
 * A WebSocket gateway at a path template such as `/ws/news/:topic`. Errors of its handlers become
 * error answers; an error of `handleConnection` closes the one socket with 1011.
 */
export function StreamGateway(path: string): ClassDecorator {
  const contain = containErrors as unknown as ClassDecorator;
  return applyDecorators(WebSocketGateway({ path }), UseFilters(new RethrowFilter()), contain);
}
