import { connect } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OrderIdParam, SymbolParam } from '../validation/param-pipes';
import { IntegerQuery } from '../validation/query-fields';
import { RequestPipe } from '../validation/request.pipe';
import { DecimalField, EnumField, SymbolField } from '../validation/text-fields';
import { ProblemError } from './problem-error';
import { installProblemHandlers, problemServerOptions } from './problem-handlers';

class SubmitRequest {
  @SymbolField({ description: 'Instrument' })
  symbol!: string;

  @EnumField(['buy', 'sell'], { description: 'Side' })
  side!: string;

  @DecimalField({ description: 'Price in quote units', optional: true })
  price?: string;
}

class DepthQuery {
  @IntegerQuery({ description: 'Levels', min: 1, max: 1000, default: 10 })
  depth!: number;
}

@Controller('api')
class SampleController {
  @Post('orders')
  submit(@Body() request: SubmitRequest): SubmitRequest {
    return request;
  }

  @Get('orders/:orderId')
  order(@Param('orderId', OrderIdParam) orderId: string): { orderId: string } {
    return { orderId };
  }

  @Get('book/:symbol')
  book(@Param('symbol', SymbolParam) symbol: string, @Query() query: DepthQuery): object {
    return { symbol, ...query };
  }

  @Get('broken')
  broken(): never {
    throw new Error('secret database password');
  }

  @Get('busy')
  async busy(): Promise<never> {
    throw new ProblemError('overloaded');
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

describe('errors of a real app', () => {
  let app: NestFastifyApplication;
  let url: string;
  const logged: unknown[] = [];

  beforeAll(async () => {
    const adapter = new FastifyAdapter({ bodyLimit: 1_048_576, ...problemServerOptions() });
    app = await NestFactory.create<NestFastifyApplication>(SampleModule, adapter, {
      logger: { log: () => {}, warn: () => {}, error: (message: unknown) => logged.push(message) },
    });
    installProblemHandlers(app);
    app.useGlobalPipes(new RequestPipe());
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  async function problemOf(path: string, init?: RequestInit): Promise<Record<string, unknown>> {
    const response = await fetch(url + path, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      status: response.status,
      type: `urn:problem:${body.code as string}`,
      title: expect.any(String) as string,
      detail: expect.stringMatching(/^\w.*\.$/) as string,
    });
    return body;
  }

  function post(body: string, type = 'application/json'): RequestInit {
    return { method: 'POST', body, headers: { 'content-type': type } };
  }

  const valid = { symbol: 'BTC-USDT', side: 'buy', price: '50000.00' };
  const orders = '/api/orders';

  it('hands a valid body on as it came', async () => {
    const response = await fetch(url + orders, post(JSON.stringify(valid)));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual(valid);
  });

  it.each([
    ['malformed JSON', '{"symbol":', /not valid JSON/],
    ['a __proto__ key', '{"__proto__":{"side":"buy"}}', /__proto__/],
    ['a nested __proto__ key', '{"symbol":{"__proto__":1}}', /__proto__/],
    ['an empty body', '', /body is empty/],
    ['an array', '[]', /must be a JSON object, but it is an array/],
    ['null', 'null', /must be a JSON object, but it is null/],
    ['an unknown field', JSON.stringify({ ...valid, foo: 1 }), /^foo is not a known field/],
    ['a null field', JSON.stringify({ ...valid, price: null }), /^price must not be null/],
    ['a number', JSON.stringify({ ...valid, price: 5 }), /^price must be a decimal string such as/],
    ['a zero', JSON.stringify({ ...valid, price: '0.00' }), /^price must be greater than zero/],
    ['missing fields', '{}', /^symbol is required .*; side is required/],
    ['deep JSON', `{"symbol":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, /^symbol must be/],
    ['deep unknown JSON', `{"a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, /a is not/],
  ])('answers %s with 400', async (_name, body, detail) => {
    const problem = await problemOf(orders, post(body));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.detail).toMatch(detail);
    expect(String(problem.detail).length).toBeLessThan(400);
  });

  it('lists each refused field', async () => {
    const { errors } = await problemOf(orders, post('{"symbol":"BTC-USDT","side":"up","x":1}'));
    expect(errors).toEqual([
      { field: 'x', message: 'x is not a known field' },
      { field: 'side', message: 'side must be one of "buy", "sell"' },
    ]);
  });

  it.each([1, 2, 3])('answers a body of 10 MB with 413 (try %d)', async () => {
    const problem = await problemOf(orders, post(`"${'x'.repeat(10_000_000)}"`));
    expect(problem).toMatchObject({ status: 413, code: 'payload_too_large' });
  });

  it('keeps the connection after a refused body, so that the answer arrives', async () => {
    for (const body of ['{', `"${'x'.repeat(2_000_000)}"`]) {
      const response = await fetch(url + orders, post(body));
      expect(response.headers.get('connection')).not.toBe('close');
    }
  });

  it('answers a body that is not JSON with 415', async () => {
    const problem = await problemOf(orders, post('<a/>', 'application/xml'));
    expect(problem).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('answers a missing body with 400', async () => {
    const problem = await problemOf(orders, { method: 'POST' });
    expect(problem.detail).toMatch(/must be a JSON object, but it is missing/);
  });

  it('answers an unknown route with 404, whatever its body', async () => {
    expect(await problemOf('/nowhere?token=x')).toMatchObject({
      status: 404,
      code: 'not_found',
      detail: 'There is no route GET /nowhere. See /docs for the routes.',
    });
    expect(await problemOf('/nowhere', post('{'))).toMatchObject({ status: 404 });
  });

  it('answers a wrong method with 405 and the right ones', async () => {
    const response = await fetch(`${url}/api/orders/17`, { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('answers a malformed percent-encoding with 400', async () => {
    const problem = await problemOf('/api/orders/%E0%A4%A');
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.detail).toMatch(/percent-encoding/);
  });

  it('answers an over-long path segment with 400', async () => {
    const problem = await problemOf(`/api/orders/${'1'.repeat(500)}`);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it.each([
    ['/api/orders/__proto__', 400, 'invalid_request'],
    ['/api/orders/%00', 400, 'invalid_request'],
    ['/api/orders/nope', 404, 'order_not_found'],
    ['/api/book/__proto__', 404, 'symbol_not_found'],
    ['/api/book/BTC-USDT?depth=0', 400, 'invalid_request'],
    ['/api/book/BTC-USDT?depth=1e2', 400, 'invalid_request'],
    ['/api/book/BTC-USDT?depth=1&depth=2', 400, 'invalid_request'],
    ['/api/book/BTC-USDT?deep=1', 400, 'invalid_request'],
    ['/api/book/BTC-USDT?__proto__=1', 400, 'invalid_request'],
  ])('answers %s with %d %s', async (path, status, code) => {
    expect(await problemOf(path)).toMatchObject({ status, code });
  });

  it('parses queries and fills in defaults', async () => {
    const given = await fetch(`${url}/api/book/BTC-USDT?depth=25`);
    expect(await given.json()).toEqual({ symbol: 'BTC-USDT', depth: 25 });
    const absent = await fetch(`${url}/api/book/BTC-USDT`);
    expect(await absent.json()).toEqual({ symbol: 'BTC-USDT', depth: 10 });
  });

  it('hides an unexpected error behind a reference that is logged', async () => {
    logged.length = 0;
    const problem = await problemOf('/api/broken');
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(problem)).not.toMatch(/secret/);
    expect(logged).toHaveLength(1);
    const { reference, err } = logged[0] as { reference: string; err: Error };
    expect(problem.detail).toContain(reference);
    expect(err.stack).toContain('secret database password');
  });

  it('sends Retry-After when overloaded', async () => {
    const response = await fetch(`${url}/api/busy`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('answers what is not HTTP with a problem too', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text)).on('error', reject);
      socket.write('NONSENSE\r\n\r\n');
    });
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/,
    );
    expect(answer).toContain('"code":"invalid_request"');
  });
});
