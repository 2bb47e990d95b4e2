import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProblemError, problemBody } from './common/problem/problem-error';
import type { ReadyResponse } from './admin/health.dto';

/**
 * Answers in place of the service while it recovers: it lives, it is not ready and how far it is,
 * and nothing else. Holds the port, so that one in use is found out before the recovery.
 */
export class WaitingRoom {
  private constructor(private readonly server: Server) {}

  static async open(
    { HOST, PORT }: { readonly HOST: string; readonly PORT: number },
    ready: () => ReadyResponse,
  ): Promise<WaitingRoom> {
    const server = createServer({ keepAlive: false }, ({ url }, response) => {
      const path = url?.split('?')[0];
      if (path === '/admin/health/live') answer(response, 200, { status: 'ok' });
      else if (path === '/admin/health/ready') answer(response, 503, ready());
      else answer(response, 503, problemBody(new ProblemError('not_ready')));
    });
    server.listen(PORT, HOST);
    await once(server, 'listening');
    return new WaitingRoom(server);
  }

  /** Gives the port back, and tells which it was. */
  async close(): Promise<number> {
    const { port } = this.server.address() as AddressInfo;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    return port;
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  const type = 'status' in body && 'code' in body ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, connection: 'close' });
  response.end(JSON.stringify(body));
}
