import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WebSocket } from 'ws';

import { OnRequest } from './on-request';
import { PathWsAdapter } from './path-ws.adapter';
import { SessionRegistry } from './session-registry.service';
import type { SocketSession } from './socket-session';
import { StreamGateway } from './stream-gateway.decorator';
import { StreamingModule } from './streaming.module';

const MAX_UNANSWERED = 16;

interface Answer {
  readonly id: unknown;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { code: string; detail: string; errors?: unknown };
}

const held: (() => void)[] = [];
let mostHeld = 0;

@StreamGateway('/ws/work')
class WorkGateway {
  @OnRequest('echo')
  echo(args: object, session: SocketSession): object {
    return { args, path: session.path };
  }

  @OnRequest<{ ms: number }>('wait')
  async wait(args: { ms: number }): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, args.ms));
    return args.ms;
  }

  @OnRequest('hold')
  async hold(): Promise<null> {
    await new Promise<void>((resolve) => (mostHeld = Math.max(mostHeld, held.push(resolve))));
    return null;
  }

  @OnRequest('raw')
  raw(): string {
    return '{"price":"1.50"}';
  }

  @OnRequest<{ how: string }>('fail')
  fail({ how }: { how: string }): unknown {
    if (how === 'late') return Promise.reject(new TypeError('late'));
    if (how === 'undefined') return undefined;
    if (how === 'bigint') return { n: 1n };
    throw new TypeError(how);
  }
}

@StreamGateway('/ws/feed')
class FeedGateway {}

@Module({
  imports: [StreamingModule.forRoot({ maxUnanswered: MAX_UNANSWERED, maxPayload: 64 * 1024 })],
  providers: [WorkGateway, FeedGateway],
})
class AppModule {}

function errorToFrame(error: unknown) {
  if (!(error instanceof TypeError)) return { code: 'other', detail: String(error) };
  if (error.message === 'unconvertible') throw new Error('no frame for it');
  return { code: 'typed', detail: error.message, errors: [{ field: 'how' }] };
}

describe('requests', () => {
  let app: INestApplication;
  let port: number;
  let socket: WebSocket;
  let answers: Answer[];

  beforeAll(async () => {
    app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
    app.useWebSocketAdapter(new PathWsAdapter(app, { errorToFrame }));
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
    await open('/ws/work');
  });

  afterAll(() => app.close());

  async function open(path: string): Promise<void> {
    const opened = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    const received: Answer[] = [];
    opened.on('message', (data) => received.push(JSON.parse(String(data)) as Answer));
    await once(opened, 'open');
    [socket, answers] = [opened, received];
  }

  async function answered(count: number): Promise<Answer[]> {
    while (answers.length < count) await once(socket, 'message');
    return answers.splice(0);
  }

  async function ask(message: string | Buffer): Promise<Answer> {
    socket.send(message);
    return (await answered(1))[0];
  }

  function call(op: string, args: object, id: unknown = 1): Promise<Answer> {
    return ask(JSON.stringify({ id, op, args }));
  }

  it('gives the handler its arguments and session, and the answer the id of the request', async () => {
    const result = { args: { a: '1' }, path: '/ws/work' };
    expect(await call('echo', { a: '1' }, 7)).toEqual({ id: 7, ok: true, result });
    expect(await call('echo', { a: '1' }, '7')).toEqual({ id: '7', ok: true, result });
    expect(await ask('{"op":"echo"}')).toMatchObject({ id: null, ok: true });
  });

  it('answers with JSON text as it is, and pings', async () => {
    expect(await call('raw', {})).toMatchObject({ ok: true, result: { price: '1.50' } });
    expect(await call('ping', {})).toEqual({ id: 1, ok: true, result: {} });
  });

  it('keeps the order of pipelined requests however long each takes', async () => {
    let seed = 20_261_124;
    const delays = Array.from({ length: 60 }, () => (seed = (seed * 48_271) % 2_147_483_647) % 15);
    for (const [id, ms] of delays.entries()) {
      socket.send(JSON.stringify(id % 7 ? { id, op: 'wait', args: { ms } } : { id, op: 'none' }));
    }
    const all = await answered(delays.length);
    expect(all.map((answer) => answer.id)).toEqual(delays.map((_, id) => id));
    expect(all.filter((answer) => answer.ok)).toHaveLength(51);
  });

  it('runs no more requests at a time than allowed and loses none', async () => {
    const count = 500;
    for (let id = 0; id < count; id++)
      socket.send(JSON.stringify({ id, op: id % 5 ? 'hold' : '' }));
    const [session] = app.get(SessionRegistry).all();
    while (!session.readingPaused) await new Promise(setImmediate);
    while (answers.length < count) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      held.splice(0).forEach((release) => release());
    }
    expect(mostHeld).toBeGreaterThan(MAX_UNANSWERED / 2);
    expect(mostHeld).toBeLessThanOrEqual(MAX_UNANSWERED);
    expect((await answered(count)).map((answer) => answer.id)).toEqual([...Array(count).keys()]);
    expect(session.readingPaused).toBe(false);
  });

  it.each([
    ['sync', 'typed'],
    ['late', 'typed'],
    ['undefined', 'other'],
    ['unconvertible', 'internal_error'],
    ['bigint', 'typed'],
  ])('answers a handler that fails by %s', async (how, code) => {
    expect(await call('fail', { how })).toMatchObject({ id: 1, ok: false, error: { code } });
  });

  it('passes on the faults of single fields', async () => {
    const error = { code: 'typed', detail: 'sync', errors: [{ field: 'how' }] };
    expect(await call('fail', { how: 'sync' })).toEqual({ id: 1, ok: false, error });
  });

  it.each([
    ['{', 'not valid JSON'],
    ['', 'not valid JSON'],
    ['[1]', 'not a JSON object'],
    ['{"id":1}', 'Missing "op"; use one of echo, wait, hold, raw, fail, ping.'],
    ['{"id":1,"op":"foo"}', 'Unknown op "foo"; use one of echo,'],
    ['{"id":1,"op":"__proto__"}', 'Unknown op "__proto__"'],
    ['{"id":1,"op":"echo","args":{"__proto__":1}}', '"__proto__" is not accepted'],
    [Buffer.from('{"id":1,"op":"echo"}'), 'Binary frames are not accepted'],
  ])('answers %s and keeps the socket open', async (message, detail) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(answer.error?.detail).toContain(detail);
    expect(await call('ping', {})).toMatchObject({ ok: true });
  });

  it('answers on paths without handlers', async () => {
    await open('/ws/feed');
    expect(await call('ping', {})).toMatchObject({ ok: true });
    expect((await call('submit', {})).error?.detail).toBe('Unknown op "submit"; use one of ping.');
  });

  it('closes with 1009 on a message too big and with 1007 on invalid UTF-8', async () => {
    await open('/ws/work');
    socket.send('x'.repeat(64 * 1024 + 1));
    expect((await once(socket, 'close'))[0]).toBe(1009);
    await open('/ws/work');
    const maskedBadText = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]);
    (socket as unknown as { _socket: Socket })._socket.write(maskedBadText);
    expect((await once(socket, 'close'))[0]).toBe(1007);
  });
});
