/** What the built service does with its data directory when it starts, and when the disk fails. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { JournalReader } from '../../src/tools/journal-reader';
import { verify } from '../../src/tools/verification';
import { limit } from '../support/e2e-orders';
import { ServiceProcess, type Exit } from '../support/e2e-process';
import { RestClient, type Json } from '../support/e2e-rest';
import {
  rewriteBatch,
  segmentsOf,
  spoiled,
  storedBatches,
} from '../support/journal/stored-journal';

describe('the data directory', () => {
  let directory: string;
  const started: ServiceProcess[] = [];

  const env = (more: Record<string, string> = {}): Record<string, string> => ({
    JOURNAL: 'embedded',
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
    ...more,
  });

  const track = (service: ServiceProcess): ServiceProcess => {
    started.push(service);
    return service;
  };

  const start = (more: Record<string, string> = {}): ServiceProcess =>
    track(ServiceProcess.spawn(env(more)));

  const stop = async (service: ServiceProcess): Promise<Exit> => {
    service.child.kill('SIGTERM');
    return service.exit;
  };

  /** Lets a service take some orders and stops it. */
  const fill = async (orders = 5): Promise<void> => {
    const service = start();
    const rest = new RestClient(await service.listening());
    for (let i = 0; i < orders; i++) {
      const order = limit('buy', '1', '100', { clientOrderId: `o${i}` });
      expect((await rest.post('/api/v1/orders', order)).status).toBe(201);
    }
    expect((await stop(service)).code).toBe(0);
  };

  const refusal = async (
    more: Record<string, string> = {},
  ): Promise<{ code: number | null; text: string }> => {
    const service = start(more);
    const { code } = await service.exit;
    expect(service.stdout).toBe('');
    return { code, text: service.stderr };
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'data-'));
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => service.kill()));
    rmSync(directory, { recursive: true });
  });

  test('orders, repetitions and sequences go on after a restart', async () => {
    await fill();
    const service = start();
    const rest = new RestClient(await service.listening());
    const { body } = await rest.get('/admin/health/ready');
    expect(body).toMatchObject({ status: 'ready', durability: 'embedded', sequence: 8 });
    const again = await rest.post(
      '/api/v1/orders',
      limit('buy', '1', '100', { clientOrderId: 'o2' }),
    );
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ duplicate: true, sequence: 6 });
    const next = await rest.post<Json>('/api/v1/orders', limit('sell', '1', '100'));
    expect(next.body.order).toMatchObject({ orderId: '6', status: 'filled' });
    expect(next.body.sequence).toBe(10);
  });

  test('a window of two client order ids stays: over restarts, in snapshots, for tools', async () => {
    const two = { CLIENT_ORDER_ID_WINDOW: '2' };
    let service = start(two);
    let rest = new RestClient(await service.listening());
    /** Enters an order that ends at once; tells the status and which order was meant. */
    const enter = async (clientOrderId: string): Promise<unknown[]> => {
      const order = limit('buy', '1', '100', { clientOrderId, timeInForce: 'ioc' });
      const { status, body } = await rest.post<Json>('/api/v1/orders', order);
      return [status, (body.order as Json).orderId];
    };
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
      expect(await enter(name)).toEqual([201, `${i + 1}`]);
    }
    expect(await enter('b')).toEqual([200, '2']);
    expect(await enter('a')).toEqual([201, '4']);
    expect((await rest.post('/admin/snapshots', {})).status).toBe(200);
    expect((await stop(service)).code).toBe(0);

    rmSync(join(directory, 'snapshots'), { recursive: true });
    service = start(two);
    rest = new RestClient(await service.listening());
    expect(await enter('c')).toEqual([200, '3']);
    expect(await enter('a')).toEqual([200, '4']);
    expect(await enter('b')).toEqual([201, '5']);
    expect((await rest.post('/admin/snapshots', {})).status).toBe(200);
    expect((await stop(service)).code).toBe(0);

    const journal = JournalReader.open(directory, () => undefined);
    expect(journal.clientOrderIdWindow).toBe(2);
    const verified = await verify(journal, () => undefined);
    expect(verified).toMatchObject({ snapshots: 1, compared: 1 });
    for (const window of ['3', '']) {
      const { code, text } = await refusal({ CLIENT_ORDER_ID_WINDOW: window });
      expect(code).toBe(78);
      expect(text).toContain(`is ${window || '10000'}, but the journal began with 2`);
      expect(text).toContain('set CLIENT_ORDER_ID_WINDOW=2, or begin a new DATA_DIR');
    }
  }, 60_000);

  test('a second process on it ends with 75', async () => {
    await start().listening();
    const { code, text } = await refusal();
    expect(code).toBe(75);
    expect(text).toContain('another process uses the data directory');
  });

  test('a damaged middle ends with 65', async () => {
    await fill();
    await rewriteBatch(directory, 5, spoiled);
    const { code, text } = await refusal();
    expect(code).toBe(65);
    expect(text).toContain('damaged in the batch that begins at command 5');
  });

  test('a file cut short ends with 65', async () => {
    await fill();
    const [path] = segmentsOf(directory);
    const bytes = readFileSync(path);
    const [last] = storedBatches(directory).slice(-1);
    writeFileSync(path, bytes.subarray(0, bytes.indexOf(last.bytes) + 20));
    const { code, text } = await refusal();
    expect(code).toBe(65);
    expect(text).toContain('damaged in the batch that begins at command 8');
    writeFileSync(path, bytes.subarray(0, bytes.indexOf(last.bytes) - 28));
    const gone = await refusal();
    expect(gone.code).toBe(65);
    expect(gone.text).toContain('command 8 was acknowledged: its end is gone');
  });

  test('something else than a journal ends with 65', async () => {
    mkdirSync(join(directory, JOURNAL_FOLDER));
    const path = join(directory, JOURNAL_FOLDER, '0000000000000001.segment');
    writeFileSync(path, 'not a journal'.repeat(1000));
    const { code, text } = await refusal();
    expect(code).toBe(65);
    expect(text).toContain('is no segment of a journal');
  });

  test('what a later version wrote ends with 76', async () => {
    await fill();
    await rewriteBatch(directory, 8, (bytes) => bytes.fill(2, 0, 1));
    const { code, text } = await refusal();
    expect(code).toBe(76);
    expect(text).toContain('later version');
  });

  test('a full disk: 503 for what could not be written, the rest survives, and it ends with 74', async () => {
    const small = env({ SHUTDOWN_TIMEOUT_MS: '1500' });
    const service = track(ServiceProcess.spawnOnSmallDisk(150, small));
    const rest = new RestClient(await service.listening());
    const answered: string[] = [];
    for (let i = 0; ; i++) {
      const clientOrderId = `full-${i}`;
      const order = limit('buy', '1', '100', { clientOrderId });
      const { status, body } = await rest.post('/api/v1/orders', order);
      if (status === 201) answered.push(clientOrderId);
      else {
        expect({ status, code: body.code }).toEqual({ status: 503, code: 'journal_unavailable' });
        break;
      }
    }
    const ready = await rest.get('/admin/health/ready');
    expect({ status: ready.status, state: ready.body.status }).toEqual({
      status: 503,
      state: 'failed',
    });
    expect(await service.exit).toEqual({ code: 74, signal: null });

    const recovered = new RestClient(await start().listening());
    const { body } = await recovered.get('/api/v1/orders?symbol=BTC-USDT&limit=1000');
    const names = (body.orders as Json[]).map((order) => order.clientOrderId);
    expect(names).toEqual(expect.arrayContaining(answered.slice(-1000)));
  });
});
