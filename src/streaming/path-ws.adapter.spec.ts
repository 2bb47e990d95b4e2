import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WebSocket } from 'ws';

import { PathWsAdapter } from './path-ws.adapter';
import { SessionRegistry } from './session-registry.service';
import type { SocketSession } from './socket-session';
import { StreamGateway } from './stream-gateway.decorator';
import { StreamingModule } from './streaming.module';

const closeCodes: number[] = [];

@StreamGateway('/ws/rooms/:room/seats/:seat')
class SeatGateway {
  handleConnection(session: SocketSession, request: IncomingMessage): void {
    const { id, path, params, query } = session;
    const agent = request.headers['user-agent'];
    session.send(JSON.stringify({ id, path, params: { ...params }, query: String(query), agent }));
  }

  handleDisconnect(_session: SocketSession, code: number): void {
    closeCodes.push(code);
  }
}

@StreamGateway('/ws/picky/:topic')
class PickyGateway {
  async handleConnection(session: SocketSession): Promise<void> {
    if (session.params.topic === 'broken') throw new Error('cannot greet');
    session.close(4404, `unknown topic "${session.params.topic}"`);
    session.send('after the close');
  }

  handleDisconnect(): void {
    throw new Error('cannot part');
  }
}

@Controller()
class PageController {
  @Get('page')
  page(): string {
    return 'page';
  }
}

@Module({
  imports: [StreamingModule.forRoot({ maxSockets: 3 })],
  controllers: [PageController],
  providers: [SeatGateway, PickyGateway],
})
class AppModule {}

describe('PathWsAdapter', () => {
  let app: INestApplication;
  let address: string;

  beforeAll(async () => {
    app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
    app.useWebSocketAdapter(new PathWsAdapter(app));
    await app.listen(0, '127.0.0.1');
    address = `127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });

  afterAll(() => app.close());

  /** Asks for an upgrade that is expected to be refused. */
  async function refusal(path: string, headers: Record<string, string> = {}) {
    const request = get(`http://${address}/`, {
      path,
      agent: false,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = Buffer.concat(await response.toArray()).toString();
    return { type: response.headers['content-type'], problem: JSON.parse(body) };
  }

  async function closing(path: string) {
    const socket = new WebSocket(`ws://${address}${path}`);
    const messages: string[] = [];
    socket.on('message', (data) => messages.push(String(data)));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    return { code, reason: String(reason), messages };
  }

  it('hands the gateway a session with its path, decoded parameters, query and request', async () => {
    const socket = new WebSocket(`ws://${address}/ws/rooms/caf%C3%A9/seats/7%2F8?x=1&x=%202`, {
      headers: { 'User-Agent': 'spec' },
    });
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toEqual({
      id: expect.stringMatching(/^\d+$/),
      path: '/ws/rooms/:room/seats/:seat',
      params: { room: 'café', seat: '7/8' },
      query: 'x=1&x=+2',
      agent: 'spec',
    });
    expect(app.get(SessionRegistry).openByPath().get('/ws/rooms/:room/seats/:seat')).toBe(1);
    socket.close(4000);
    await once(socket, 'close');
    expect(closeCodes).toContain(4000);
    const open = [...app.get(SessionRegistry).openByPath().values()];
    expect(open.filter((count) => count > 0)).toEqual([]);
  });

  it('leaves the other routes of the same port alone', async () => {
    expect(await (await fetch(`http://${address}/page`)).text()).toBe('page');
  });

  it.each([
    ['/ws/nowhere', 404, 'not_found'],
    ['/ws/rooms/a/seats', 404, 'not_found'],
    ['/WS/picky/a', 404, 'not_found'],
    ['/ws/picky/%zz', 400, 'invalid_request'],
    ['/ws/picky/%ff', 400, 'invalid_request'],
    ['/ws/picky/a?from=%', 400, 'invalid_request'],
    ['http://localhost/ws/picky/a', 400, 'invalid_request'],
  ])('answers an upgrade to %s with %i', async (path, status, code) => {
    const { type, problem } = await refusal(path);
    expect(type).toContain('application/problem+json');
    expect(problem).toMatchObject({ type: `urn:problem:${code}`, status, code });
  });

  it('answers a handshake that is not a WebSocket one with 400', async () => {
    const badKey = await refusal('/ws/picky/a', { 'Sec-WebSocket-Key': 'short' });
    expect(badKey.problem).toMatchObject({ status: 400, code: 'invalid_request' });
    const badVersion = await refusal('/ws/picky/a', { 'Sec-WebSocket-Version': '7' });
    expect(badVersion.problem.detail).toContain('Sec-WebSocket-Version');
  });

  it('refuses one socket more than allowed with 503', async () => {
    const path = '/ws/rooms/a/seats/1';
    const open = async () => {
      const socket = new WebSocket(`ws://${address}${path}`);
      await once(socket, 'open');
      return socket;
    };
    const sockets = [await open(), await open(), await open()];
    expect((await refusal(path)).problem).toMatchObject({ status: 503, code: 'overloaded' });
    for (const socket of sockets) {
      socket.close();
      await once(socket, 'close');
    }
    const again = await open();
    again.close();
    await once(again, 'close');
  });

  it('lets a gateway close with a reason, cut to what a close frame holds', async () => {
    expect(await closing('/ws/picky/a')).toEqual({
      code: 4404,
      reason: 'unknown topic "a"',
      messages: [],
    });
    const long = await closing(`/ws/picky/${encodeURIComponent('é'.repeat(200))}`);
    expect(long.reason).toMatch(/^unknown topic "é{30}/);
  });

  it('closes only the one socket whose greeting failed', async () => {
    expect(await closing('/ws/picky/broken')).toMatchObject({ code: 1011 });
  });

  it('wants gateways to share the port and to declare a path', () => {
    const adapter = new PathWsAdapter(app);
    expect(() => adapter.create(81, { path: '/ws' })).toThrow('share the port');
    expect(() => adapter.create(0)).toThrow('declare its path');
  });
});
