import { FakeNetwork } from '../../test/fake-socket.js';
import { DepthBook } from '../books/depth-book.js';
import type { Level } from '../types.js';
import { MarketDataFeed, type BookChange, type MarketDataOptions } from './market-data-feed.js';

/** What the service would send: keeps a book of its own, for the checksums. */
class Service {
  private readonly book = new DepthBook();

  snapshot(sequence: number, bids: Level[], asks: Level[]) {
    this.book.restart(bids, asks);
    return { type: 'snapshot', ...this.frame(sequence), bids, asks };
  }

  update(sequence: number, bids: Level[], asks: Level[], previousSequence = sequence - 1) {
    this.book.apply(bids, asks);
    return { type: 'update', ...this.frame(sequence), previousSequence, bids, asks };
  }

  private frame(sequence: number) {
    const checksum = this.book.checksum();
    return { symbol: 'BTC-USDT', sequence, timestamp: `t${sequence}`, checksum };
  }
}

function begin(options: MarketDataOptions = {}) {
  const network = new FakeNetwork();
  const feed = new MarketDataFeed(network.settings, 'BTC-USDT', options);
  const resyncs: string[] = [];
  const changes: BookChange[] = [];
  feed.on('resync', ({ reason }) => resyncs.push(reason));
  feed.on('change', (change) => changes.push(change));
  return { network, feed, service: new Service(), resyncs, changes };
}

const BID: Level = ['100.00', '1.0'];
const ASK: Level = ['101.00', '2.0'];

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the market data feed', () => {
  test('is live with its snapshot, then applies updates', async () => {
    const { network, feed, service, changes } = begin();
    expect(feed.state).toBe('connecting');
    const socket = await network.connect();
    socket.deliver(service.snapshot(7, [BID], [ASK]));
    await feed.ready;
    expect(feed.state).toBe('live');
    socket.deliver(service.update(8, [], [['101.00', '0']]));
    expect(feed.book.asks()).toEqual([]);
    expect([feed.book.sequence, feed.book.timestamp]).toEqual([8, 't8']);
    expect(changes.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['snapshot', 7],
      ['update', 8],
    ]);
  });

  test('resumes after a lost connection, and keeps its book meanwhile', async () => {
    const { network, feed, service, resyncs } = begin();
    (await network.connect()).deliver(service.snapshot(7, [BID], []));
    network.socket.refuse(1006);
    expect(feed.state).toBe('reconnecting');
    expect(feed.book.bids()).toEqual([BID]);
    (await network.connect(50)).deliver(service.update(12, [['100.00', '0']], [ASK], 7));
    expect(network.paths).toEqual(['/ws/market-data/BTC-USDT', '/ws/market-data/BTC-USDT?from=7']);
    expect([feed.state, feed.book.sequence]).toEqual(['live', 12]);
    expect(resyncs).toEqual([]);
  });

  test('is live by the heartbeat that says that nothing was missed', async () => {
    const { network, feed, service } = begin();
    (await network.connect()).deliver(service.snapshot(7, [BID], []));
    network.socket.refuse(1006);
    (await network.connect(50)).deliver({ type: 'heartbeat', sequence: 7 });
    expect(feed.state).toBe('live');
  });

  test.each([
    ['an update that does not follow', { type: 'update', sequence: 9, previousSequence: 8 }],
    ['a bbo of another sequence', { type: 'bbo', sequence: 8, bid: null, ask: null }],
    ['a heartbeat of another sequence', { type: 'heartbeat', sequence: 8 }],
  ])('begins anew after %s', async (_name, frame) => {
    const { network, feed, service, resyncs, changes } = begin();
    const states: string[] = [];
    feed.on('resync', () => states.push(feed.state));
    (await network.connect()).deliver(service.snapshot(7, [BID], [ASK]), frame);
    expect([resyncs, states]).toEqual([['gap'], ['reconnecting']]);
    expect(feed.state).toBe('reconnecting');
    expect(changes).toHaveLength(1);
    (await network.connect(50)).deliver(service.snapshot(9, [BID], []));
    expect(network.paths.at(-1)).toBe('/ws/market-data/BTC-USDT');
    expect([feed.state, feed.book.sequence]).toEqual(['live', 9]);
  });

  test('begins anew when its book has another checksum', async () => {
    const { network, feed, service, resyncs, changes } = begin();
    const socket = await network.connect();
    socket.deliver(service.snapshot(7, [BID], [ASK]));
    socket.deliver({ ...service.update(8, [], [['102.00', '1.0']]), asks: [['103.00', '1.0']] });
    expect(resyncs).toEqual(['checksum']);
    expect(changes).toHaveLength(1);
    await network.connect(50);
    expect(network.paths.at(-1)).toBe('/ws/market-data/BTC-USDT');
    expect(feed.state).toBe('reconnecting');
  });

  test('trusts no frame before its first snapshot', async () => {
    const { network, feed, resyncs } = begin();
    (await network.connect()).deliver({ type: 'heartbeat', sequence: 0 });
    expect(resyncs).toEqual(['gap']);
    expect(feed.state).toBe('connecting');
  });

  test('takes a snapshot at any time, as after slow reading', async () => {
    const { network, feed, service, resyncs } = begin();
    const socket = await network.connect();
    socket.deliver(service.snapshot(7, [BID], [ASK]), service.snapshot(99, [], [ASK]));
    expect([feed.book.sequence, feed.book.bids(), resyncs]).toEqual([99, [], []]);
  });

  test('asks for depth and interval, and never resumes a part of the book', async () => {
    const { network, service } = begin({ depth: 20, interval: '250ms' });
    (await network.connect()).deliver(service.snapshot(7, [BID], []));
    network.socket.refuse(1006);
    await network.connect(50);
    const path = '/ws/market-data/BTC-USDT?depth=20&interval=250ms';
    expect(network.paths).toEqual([path, path]);
  });

  test('cannot verify fewer than ten levels', async () => {
    const { network, feed, service } = begin({ depth: 1 });
    (await network.connect()).deliver({ ...service.snapshot(7, [BID], []), checksum: 1 });
    expect(feed.state).toBe('live');
  });

  test('rejects what waits for it when the symbol is unknown', async () => {
    const { network, feed } = begin();
    const socket = await network.connect();
    const error = { code: 'symbol_not_found', detail: 'No instrument "BTC-USDT" is listed.' };
    socket.deliver({ type: 'error', error });
    socket.refuse(4404);
    expect(feed.state).toBe('closed');
    await expect(feed.ready).rejects.toMatchObject({ code: 'symbol_not_found' });
  });

  test('goes on when a listener throws', async () => {
    const { network, feed, service } = begin();
    const thrown: unknown[] = [];
    const enqueue = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((later) => {
      try {
        later();
      } catch (error) {
        thrown.push(error);
      }
    });
    feed.on('change', () => {
      throw new Error('mine');
    });
    (await network.connect()).deliver(service.snapshot(7, [BID], []), service.update(8, [], [ASK]));
    enqueue.mockRestore();
    expect(feed.book.sequence).toBe(8);
    expect(thrown).toEqual([new Error('mine'), new Error('mine')]);
  });
});
