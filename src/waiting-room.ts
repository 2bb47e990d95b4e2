import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProblemError, problemBody } from './common/problem/problem-error';
import type { ReadyResponse } from './admin/health.dto';

/**
 * Answers in place of the service while it recovers: it lives, it is not ready and how far it is,
 * the same as a sentence for browsers, and nothing else. Holds the port, so that one in use is
 * found out before the recovery.
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
      else if (path === '/') answerBrowser(response, ready());
      else answer(response, 503, problemBody(new ProblemError('not_ready')));
    });
    server.listen(PORT, HOST);
    await once(server, 'listening');
    return new WaitingRoom(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Gives the port back, and tells which it was. */
  async close(): Promise<number> {
    const { port } = this;
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

/** A page without code that asks again by itself. */
function answerBrowser(response: ServerResponse, { status, recoveryPercent }: ReadyResponse): void {
  const progress = recoveryPercent === undefined ? '' : `: ${recoveryPercent} %`;
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'retry-after': '1',
    connection: 'close',
  });
  response.end(
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" ' +
      'content="dark light"><meta http-equiv="refresh" content="1"><title>Matching engine</title>' +
      `<p>The service is ${status}${progress}. This page tries again every second.</p></html>`,
  );
}
