import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limit } from '../support/e2e-orders';
import { ServiceProcess, type Exit } from '../support/e2e-process';
import { RestClient, type Json } from '../support/e2e-rest';
import { SocketClient } from '../support/e2e-socket';

const DOGE = { symbol: 'DOGE-EUR', base: 'DOGE', quote: 'EUR', tickSize: '0.0001', lotSize: '1' };

describe('the built process', () => {
  const started: ServiceProcess[] = [];
  const files = mkdtempSync(join(tmpdir(), 'service-'));

  const start = (env?: Record<string, string>): ServiceProcess => {
    const service = ServiceProcess.spawn(env);
    started.push(service);
    return service;
  };

  const file = (name: string, content: string): string => {
    const path = join(files, name);
    writeFileSync(path, content);
    return path;
  };

  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => service.kill()));
  });

  afterAll(() => rmSync(files, { recursive: true }));

  test('prints one line when it is ready, listens there, and logs elsewhere', async () => {
    const path = file('listings.json', JSON.stringify([{ ...DOGE, state: 'post_only' }]));
    const service = start({ LOG_LEVEL: 'info', INSTRUMENTS_FILE: path });
    const url = await service.listening();
    const rest = new RestClient(url);
    expect((await rest.get('/admin/health/ready')).status).toBe(200);
    const { body } = await rest.get('/api/v1/instruments');
    expect(body.instruments).toEqual([expect.objectContaining({ ...DOGE, state: 'post_only' })]);
    await rest.post('/api/v1/orders', limit('buy', '1', '100', { symbol: 'DOGE-EUR' }));
    service.child.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(service.stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const lines = service.stderr.trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Json);
    expect(entries).toContainEqual(expect.objectContaining({ msg: 'order accepted' }));
  });

  test('SIGTERM: sockets are told and closed with 1001, then it exits with 0 in time', async () => {
    const service = start();
    const url = (await service.listening()).replace('http', 'ws');
    const paths = ['/ws/orders', '/ws/market-data/BTC-USDT', '/ws/trades/BTC-USDT'];
    const sockets = await Promise.all(paths.map((path) => SocketClient.open(url + path)));
    const begun = Date.now();
    service.child.kill('SIGTERM');
    for (const socket of sockets) {
      expect(await socket.next('shutdown')).toEqual({ type: 'shutdown' });
      expect((await socket.closing).code).toBe(1001);
    }
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  test('SIGINT: what a socket had sent and a request in flight are answered', async () => {
    const service = start();
    const url = await service.listening();
    const socket = await SocketClient.open(`${url.replace('http', 'ws')}/ws/orders`);
    const body = JSON.stringify(limit('buy', '1', '100'));
    const slow = await connected(url, `${headOf(body)}${body.slice(0, 10)}`);
    for (let id = 0; id < 200; id++) {
      socket.sendText(JSON.stringify({ id, op: 'submit', args: limit('sell', '1', '200') }));
    }
    await socket.nextAnswer();
    service.child.kill('SIGINT');
    const late = answerOf(slow);
    await socket.closing;
    slow.write(body.slice(10));
    expect(socket.history.at(-1)).toEqual({ type: 'shutdown' });
    const answered = socket.history.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(answered).toEqual(answered.map((_, i) => i));
    expect((await late).split('\r\n')[0]).toMatch(/^HTTP\/1\.1 (201|503) /);
    expect(await service.exit).toEqual({ code: 0, signal: null });
  });

  test('connections that say nothing more do not hold the shutdown up', async () => {
    const service = start();
    const url = await service.listening();
    const answered = 'GET /admin/health/live HTTP/1.1\r\nHost: x\r\n\r\n';
    const unfinished = 'GET /admin/hea';
    const silent = '';
    for (const sent of [answered, unfinished, silent]) (await connected(url, sent)).resume();
    const begun = Date.now();
    service.child.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  describe('configuration', () => {
    const refusal = async (env: Record<string, string>): Promise<Exit & { text: string }> => {
      const service = start(env);
      const exit = await service.exit;
      expect(service.stdout).toBe('');
      return { ...exit, text: service.stderr };
    };

    test('every bad setting is named with what it was, and refuses to start with 78', async () => {
      const bad = {
        PORT: '99999',
        LOG_LEVEL: 'loud',
        JOURNAL: 'paper',
        AUTH: 'maybe',
        LEDGER: 'perhaps',
        HOST: 'no host',
        BODY_LIMIT: '-1',
        INBOX_CAPACITY: '0',
      };
      const { code, text } = await refusal(bad);
      expect(code).toBe(78);
      for (const [key, value] of Object.entries(bad))
        expect(text).toContain(`${key} is "${value}"`);
      expect(text).not.toMatch(/\n\s+at /);
    });

    test('INSTRUMENTS_FILE with a bad entry refuses to start with 78, naming it', async () => {
      const path = file('bad.json', JSON.stringify([DOGE, { ...DOGE, tickSize: '0' }]));
      const { code, text } = await refusal({ INSTRUMENTS_FILE: path, LOG_LEVEL: 'silent' });
      expect(code).toBe(78);
      expect(text).toMatch(/INSTRUMENTS_FILE .*bad\.json, entry 1: tickSize/);
      expect(text).not.toMatch(/\n\s+at /);
    });

    test('a port in use is told clearly', async () => {
      const holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      const { port } = holder.address() as AddressInfo;
      const { code, text } = await refusal({ PORT: String(port) });
      holder.close();
      expect(code).toBe(1);
      expect(text).toContain(`127.0.0.1:${port} is in use: stop the other process`);
      expect(text).not.toMatch(/\n\s+at /);
    });
  });
});

function headOf(body: string): string {
  const lines = ['POST /api/v1/orders HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
  return [...lines, `Content-Length: ${body.length}`, '', ''].join('\r\n');
}

/** A connection that has sent this much, which the server has had time to read. */
async function connected(url: string, sent: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(sent);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return socket;
}

/** Everything the server sends until it closes the connection. */
async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (data: Buffer) => (text += data.toString()));
  await once(socket, 'close');
  return text;
}
