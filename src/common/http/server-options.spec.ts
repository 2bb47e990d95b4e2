import { connect } from 'node:net';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { installProblemHandlers } from '../problem/problem-handlers';
import { serverOptions } from './server-options';

@Controller()
class Sample {
  @Post()
  accept(): string {
    return 'ok';
  }
}

@Module({ controllers: [Sample] })
class SampleModule {}

describe('serverOptions', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    const adapter = new FastifyAdapter(serverOptions({ BODY_LIMIT: 16, REQUEST_TIMEOUT_MS: 200 }));
    app = await NestFactory.create<NestFastifyApplication>(SampleModule, adapter, {
      logger: false,
    });
    installProblemHandlers(app);
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });

  afterAll(() => app.close());

  /** Everything the server answers until it closes the connection. */
  function answerTo(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer)).on('error', reject);
      socket.write(text);
    });
  }

  it.each([
    [
      'body',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n{',
    ],
    ['head', 'POST / HTTP/1.1\r\nHost: a\r\n'],
  ])('ends a request whose %s never arrives with 408', async (_part, text) => {
    const answer = await answerTo(text);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"request_timeout"');
  });

  it('answers over-long headers with 413', async () => {
    const answer = await answerTo(`GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"payload_too_large"');
  });

  it('limits the body', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const url = `http://127.0.0.1:${port}`;
    expect((await fetch(url, { ...init, body: '"0123456789abcd"' })).status).toBe(201);
    expect((await fetch(url, { ...init, body: '"0123456789abcde"' })).status).toBe(413);
  });
});
