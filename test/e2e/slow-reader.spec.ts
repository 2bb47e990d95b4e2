import { SessionRegistry } from '../../src/streaming/session-registry.service';
import type { SocketSession } from '../../src/streaming/socket-session';
import type { StreamingOptions } from '../../src/streaming/streaming-options';
import { FeedBook } from '../support/e2e-book';
import { limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';

const MAX_BUFFERED = 256 * 1024;
const MOST_PADDINGS = 2_000;

/** A harmless frame that takes up room on the way to a reader. */
const PADDING = JSON.stringify({ type: 'padding', text: 'x'.repeat(16 * 1024) });

const BTC = { channel: 'market-data', symbol: 'BTC-USDT' };

describe('a slow reader of market data', () => {
  let service: E2eService;
  let socket: SocketClient;
  let session: SocketSession;

  const start = async (
    streaming: Partial<StreamingOptions>,
    path = '/ws/market-data/BTC-USDT',
  ): Promise<void> => {
    service = await E2eService.start({
      streaming: { maxBufferedBytes: MAX_BUFFERED, sweepIntervalMs: 20, ...streaming },
    });
    socket = await service.socket(path);
    if (path === '/ws') await socket.request('subscribe', BTC);
    else await socket.next('snapshot');
    [session] = service.app.get(SessionRegistry).all();
  };

  afterEach(() => service.close());

  const orders = Array.from({ length: 400 }, (_, i) => limit('buy', '1', String(1000 + i)));

  /** Many updates: a ladder is built, then taken away. */
  const round = async (): Promise<void> => {
    await service.rest.post('/api/v1/orders/batch', { orders });
    await service.rest.delete('/api/v1/orders?symbol=BTC-USDT');
  };

  /** Stops reading, and lets the way fill up until the service must hold back more than it may. */
  const clog = async (): Promise<void> => {
    socket.ws.pause();
    let paddings = 0;
    while (session.bufferedBytes <= MAX_BUFFERED && paddings++ < MOST_PADDINGS) {
      session.send(PADDING);
      if (paddings % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(paddings).toBeLessThan(MOST_PADDINGS);
  };

  const orderBook = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT?depth=1000')).body;

  /** Reads on, until the last change of the book, and keeps a book of everything it is sent. */
  const readOn = async (): Promise<FeedBook> => {
    socket.ws.resume();
    await service.rest.post('/api/v1/orders', limit('sell', '1', '2000'));
    const last = await orderBook();
    await socket.nextWhere((frame) => frame.type !== 'bbo' && frame.sequence === last.sequence);
    const book = new FeedBook();
    for (const frame of socket.history) if (frame.type !== 'padding') book.apply(frame);
    expect(book.levels()).toEqual({ bids: last.bids, asks: last.asks });
    expect(book.sequence).toBe(last.sequence);
    return book;
  };

  test('misses updates, then gets one that covers them, and what follows it', async () => {
    await start({ lagTimeoutMs: 20_000 });
    await round();
    await socket.nextWhere((frame) => frame.type === 'update' && frame.sequence === 401);
    await clog();
    const held = session.bufferedBytes;
    for (let rounds = 0; rounds < 3; rounds++) await round();
    expect(session.bufferedBytes).toBeLessThanOrEqual(held);
    const book = await readOn();
    const steps = socket
      .all('update')
      .map((frame) => (frame.sequence as number) - (frame.previousSequence as number));
    expect(steps.filter((step) => step > 1)).toHaveLength(1);
    expect(book.snapshots).toBe(1);
  });

  test('misses updates on a shared socket, and is brought up to date there', async () => {
    await start({ lagTimeoutMs: 20_000 }, '/ws');
    await clog();
    for (let rounds = 0; rounds < 3; rounds++) await round();
    socket.ws.resume();
    await service.rest.post('/api/v1/orders', limit('sell', '1', '2000'));
    const last = await orderBook();
    const data = (frame: Frame) => (frame.channel === undefined ? {} : (frame.data as Frame));
    await socket.nextWhere(
      (frame) => data(frame).sequence === last.sequence && data(frame).type !== 'bbo',
    );
    const book = new FeedBook();
    for (const frame of socket.history) if (frame.channel !== undefined) book.apply(data(frame));
    expect(book.levels()).toEqual({ bids: last.bids, asks: last.asks });
    expect(book.snapshots).toBe(1);
    expect(book.updates).toBeLessThan(last.sequence as number);
  });

  test('that missed more than is remembered gets a fresh snapshot', async () => {
    await start({ lagTimeoutMs: 20_000 });
    await clog();
    for (let rounds = 0; rounds < 30; rounds++) await round();
    const book = await readOn();
    expect(book.snapshots).toBe(2);
  });

  test('that stays slow is closed with 4408, and others are not held up', async () => {
    await start({ lagTimeoutMs: 50 });
    const healthy = await service.socket('/ws/market-data/BTC-USDT');
    await clog();
    for (let rounds = 0; rounds < 100 && !session.closed; rounds++) await round();
    expect(session.closed).toBe(true);
    socket.ws.resume();
    expect(await socket.closing).toEqual({ code: 4408, reason: 'slow reader' });
    const last = await orderBook();
    await healthy.nextWhere((frame) => frame.type !== 'bbo' && frame.sequence === last.sequence);
    const updates = healthy.all('update').map(({ sequence }) => sequence);
    expect(updates).toEqual(updates.map((_, i) => i + 1));
    expect(healthy.all('snapshot')).toHaveLength(1);
  });
});
