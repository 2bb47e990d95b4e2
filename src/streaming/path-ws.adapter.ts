import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import { type WebSocket, WebSocketServer } from 'ws';

import { type ErrorToFrame, internalErrorFrame } from './error-frame';
import { parseTarget, PathServer } from './path-server';
import { RequestDispatcher } from './request-dispatcher';
import { SessionRegistry } from './session-registry.service';
import { type SessionRoute, SocketSession } from './socket-session';
import { StreamingOptions } from './streaming-options';
import {
  badHandshake,
  MALFORMED_URL,
  NO_SUCH_PATH,
  type Refusal,
  refuseUpgrade,
  SHUTTING_DOWN,
  TOO_MANY_SOCKETS,
} from './upgrade-refusal';

export interface PathWsAdapterOptions {
  /** What a client is told about an error of a handler; by default that it is internal. */
  readonly errorToFrame?: ErrorToFrame;
}

interface Destination {
  readonly server: PathServer;
  readonly route: SessionRoute;
}

/**
 * Serves the WebSockets of all gateways on the application's own HTTP server, found by path
 * template. Needs `StreamingModule` in the application. Gateways get a `SocketSession` as client.
 */
export class PathWsAdapter extends WsAdapter {
  private readonly registry: SessionRegistry;
  private readonly options: StreamingOptions;
  private readonly errorToFrame: ErrorToFrame;
  private readonly handshakes: WebSocketServer;
  private readonly pathServers: PathServer[] = [];
  private lastId = 0;
  private listening = false;

  constructor(app: INestApplication, { errorToFrame }: PathWsAdapterOptions = {}) {
    super(app);
    this.registry = app.get(SessionRegistry);
    this.options = app.get(StreamingOptions);
    this.errorToFrame = errorToFrame ?? internalErrorFrame;
    this.handshakes = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      autoPong: false,
      perMessageDeflate: false,
      maxPayload: this.options.maxPayload,
      closeTimeout: this.options.closeTimeoutMs,
    } as object);
    this.handshakes.on('wsClientError', (error, socket) =>
      refuseUpgrade(socket, badHandshake(error.message)),
    );
  }

  /** @throws when a gateway asks for a port of its own or declares no path */
  override create(port: number, { path }: { path?: string } = {}): PathServer {
    if (port !== 0) throw new Error('gateways share the port of the application');
    if (path === undefined) throw new Error('a gateway must declare its path');
    const server = new PathServer(path);
    this.pathServers.push(server);
    this.registry.addPath(path);
    if (!this.listening) {
      this.listening = true;
      (this.httpServer as Server).on('upgrade', this.upgrade);
    }
    return server;
  }

  /** Requests are answered by `@OnRequest` methods; what Nest would bind goes a longer way. */
  override bindMessageHandlers(): void {}

  override bindClientDisconnect(session: SocketSession, callback: (code: number) => void): void {
    session.onClose(callback);
  }

  /** Says goodbye on all sockets, whichever gateway is closed first. */
  override async close(server: PathServer): Promise<void> {
    await this.registry.closeAll();
    server.removeAllListeners();
  }

  override async dispose(): Promise<void> {
    (this.httpServer as Server).off('upgrade', this.upgrade);
    this.listening = false;
    await super.dispose();
  }

  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const found = this.admit(request);
    if ('status' in found) {
      refuseUpgrade(socket, found);
      return;
    }
    this.handshakes.handleUpgrade(request, socket, head, (ws) => {
      const session = this.openSession(ws, socket, found.route);
      found.server.emit('connection', session, request);
    });
  };

  private admit(request: IncomingMessage): Destination | Refusal {
    const target = parseTarget(request.url);
    if (target === undefined) return MALFORMED_URL;
    for (const server of this.pathServers) {
      const route = server.route(target);
      if (route === undefined) continue;
      if (this.registry.shuttingDown) return SHUTTING_DOWN;
      return this.registry.full ? TOO_MANY_SOCKETS : { server, route };
    }
    return NO_SUCH_PATH;
  }

  private openSession(ws: WebSocket, socket: Duplex, route: SessionRoute): SocketSession {
    const { maxBufferedBytes } = this.options;
    const id = String(++this.lastId);
    const session = new SocketSession(id, ws, socket, { ...route, maxBufferedBytes });
    const dispatcher = new RequestDispatcher(session, this.errorToFrame, this.options);
    // A protocol error has closed the socket with its code already; unheard it would be thrown.
    ws.on('error', () => undefined);
    ws.on('message', (data: Buffer, binary: boolean) => dispatcher.receive(data, binary));
    this.registry.add(session);
    return session;
  }
}
