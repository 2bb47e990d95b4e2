import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type ClientOptions, WebSocket } from 'ws';

import { Broadcaster } from './broadcaster.service';
import { OnRequest } from './on-request';
import { PathWsAdapter } from './path-ws.adapter';
import { SessionRegistry } from './session-registry.service';
import type { SocketSession } from './socket-session';
import { StreamGateway } from './stream-gateway.decorator';
import { StreamingModule } from './streaming.module';
import type { StreamingOptions } from './streaming-options';

const BIG = 256 * 1024;

@StreamGateway('/ws/feed')
class FeedGateway {
  sequence = 0;

  constructor(private readonly broadcaster: Broadcaster) {
    broadcaster.open('feed', {
      resync: (session, after) => session.send(`resync after ${after} to ${this.sequence}`),
      heartbeat: () => `heartbeat ${this.sequence}`,
    });
  }

  handleConnection(session: SocketSession): void {
    this.broadcaster.subscribe('feed', session);
    session.send(`snapshot ${this.sequence}`);
  }

  publish(padding = ''): void {
    this.sequence++;
    this.broadcaster.publish('feed', `${this.sequence} ${padding}`, this.sequence);
  }
}

@StreamGateway('/ws/push')
class PushGateway {
  handleConnection(session: SocketSession): void {
    session.setHeartbeat(() => 'still here');
  }

  @OnRequest('flood')
  flood(_args: object, session: SocketSession): number {
    for (let i = 0; i < 200; i++) session.send('x'.repeat(BIG));
    return 0;
  }

  @OnRequest('big')
  big(): string {
    return `"${'x'.repeat(BIG)}"`;
  }
}

describe('streaming in an application', () => {
  let app: INestApplication;
  let feed: FeedGateway;

  afterEach(() => app.close());

  async function start(options: Partial<StreamingOptions> = {}): Promise<void> {
    @Module({
      imports: [StreamingModule.forRoot(options)],
      providers: [FeedGateway, PushGateway],
    })
    class AppModule {}
    app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
    app.useWebSocketAdapter(new PathWsAdapter(app));
    await app.listen(0, '127.0.0.1');
    feed = app.get(FeedGateway);
  }

  async function open(path: string, options?: ClientOptions) {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options);
    const messages: string[] = [];
    socket.on('message', (data) => messages.push(String(data)));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await once(socket, 'open');
    return { socket, messages, closed };
  }

  async function until(condition: () => boolean): Promise<void> {
    for (let turn = 0; turn < 2000 && !condition(); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(condition()).toBe(true);
  }

  /** Publishes in many turns until no reader that stopped can have got everything. */
  async function outrunReaders(): Promise<void> {
    for (let turn = 0; turn < 80; turn++) {
      feed.publish('x'.repeat(BIG));
      // On a busy machine many turns would go out together.
      app.get(Broadcaster).flush();
      await new Promise(setImmediate);
    }
  }

  it('delivers many frames of one tick intact, of any length and script', async () => {
    await start();
    const { messages } = await open('/ws/feed');
    const paddings = ['', 'é'.repeat(63), '漢字😀'.repeat(9000), 'x'.repeat(70_000), '\ud800'];
    for (let i = 0; i < 200; i++) feed.publish(paddings[i % paddings.length]);
    const [session] = app.get(SessionRegistry).all();
    session.send('direct');
    await until(() => messages.length >= 202);
    const wellFormed = paddings.map((padding) => padding.replace('\ud800', '\ufffd'));
    expect(messages.slice(0, 2)).toEqual(['snapshot 0', 'direct']);
    expect(messages.slice(2)).toEqual(
      Array.from({ length: 200 }, (_, i) => `${i + 1} ${wellFormed[i % wellFormed.length]}`),
    );
  });

  it('resynchronises a reader that was slow and then drains, after the last it got', async () => {
    await start();
    const { socket, messages } = await open('/ws/feed');
    socket.pause();
    await outrunReaders();
    socket.resume();
    await until(() => messages.some((message) => message.startsWith('resync')));
    feed.publish('after');
    await until(() => messages.at(-1) === '81 after');
    const received = messages.map((message) => message.slice(0, 40).trim().split(' x')[0]);
    const got = received.length - 3;
    expect(got).toBeLessThan(80);
    expect(received).toEqual([
      'snapshot 0',
      ...Array.from({ length: got }, (_, i) => `${i + 1}`),
      `resync after ${got} to 80`,
      '81 after',
    ]);
  });

  it('closes a reader that stays slow with 4408', async () => {
    await start({ lagTimeoutMs: 60, sweepIntervalMs: 20 });
    const { socket, closed } = await open('/ws/feed');
    const [session] = app.get(SessionRegistry).all();
    socket.pause();
    await outrunReaders();
    expect(session.bufferedBytes).toBeLessThan(2 * 1024 * 1024);
    await until(() => session.closed);
    socket.resume();
    expect(await closed).toBe(4408);
  });

  it('closes with 4408 when far too much was sent to one session directly', async () => {
    await start();
    const { socket, closed } = await open('/ws/push');
    socket.send('{"op":"flood"}');
    expect(await closed).toBe(4408);
  });

  it('holds answers back while their reader is slow, and loses none', async () => {
    await start();
    const { socket, messages } = await open('/ws/push');
    const [session] = app.get(SessionRegistry).all();
    socket.pause();
    for (let id = 0; id < 100; id++) socket.send(JSON.stringify({ id, op: 'big' }));
    await until(() => session.bufferedBytes > 1024 * 1024);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(session.bufferedBytes).toBeLessThan(2 * 1024 * 1024);
    socket.resume();
    await until(() => messages.length === 100);
    expect(messages.every((message) => message.length > BIG)).toBe(true);
  });

  it('sends a heartbeat after a while of silence', async () => {
    await start({ heartbeatAfterMs: 40, sweepIntervalMs: 10 });
    const [reader, pusher] = [await open('/ws/feed'), await open('/ws/push')];
    await until(() => reader.messages.length >= 3 && pusher.messages.length >= 1);
    expect(reader.messages.slice(0, 3)).toEqual(['snapshot 0', 'heartbeat 0', 'heartbeat 0']);
    expect(pusher.messages[0]).toBe('still here');
  });

  it('sends no heartbeat to a session that is sent something', async () => {
    await start({ heartbeatAfterMs: 100, sweepIntervalMs: 10 });
    const { messages } = await open('/ws/feed');
    for (let i = 0; i < 20; i++) {
      feed.publish();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(messages.filter((message) => message.startsWith('heartbeat'))).toEqual([]);
  });

  it('cuts a connection whose pings stay unanswered, and keeps one that answers', async () => {
    await start({ pingIntervalMs: 50, sweepIntervalMs: 10 });
    const answering = await open('/ws/feed');
    const dead = await open('/ws/feed', { autoPong: false });
    expect(await dead.closed).toBe(1006);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answering.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('says goodbye to everybody, after what was published, and refuses new sockets', async () => {
    await start({ goodbyeTimeoutMs: 100 });
    const { messages, closed } = await open('/ws/feed');
    const frozen = await open('/ws/feed');
    frozen.socket.pause();
    feed.publish('last');
    const gone = app.get(SessionRegistry).closeAll();
    await expect(open('/ws/feed')).rejects.toThrow('503');
    expect(await closed).toBe(1001);
    expect(messages).toEqual(['snapshot 0', '1 last', '{"type":"shutdown"}']);
    await gone;
    expect(app.get(SessionRegistry).all().size).toBe(0);
    frozen.socket.resume();
    await frozen.closed;
  });

  it('says goodbye when the application closes', async () => {
    await start();
    const { messages, closed } = await open('/ws/push');
    await app.close();
    expect(await closed).toBe(1001);
    expect(messages).toEqual(['{"type":"shutdown"}']);
  });
});
