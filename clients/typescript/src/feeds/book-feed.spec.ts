import { FakeNetwork } from '../../test/fake-socket.js';
import { QueueBook } from '../books/queue-book.js';
import type { QueueChange, QueuedOrder } from '../types.js';
import { BookFeed } from './book-feed.js';

const FIRST: QueuedOrder = ['1', '100.00', '1.0'];
const ADD: QueueChange = { op: 'add', side: 'buy', orderId: '2', price: '100.00', quantity: '2.0' };

function begin() {
  const network = new FakeNetwork();
  const feed = new BookFeed(network.settings, 'BTC-USDT');
  const resyncs: string[] = [];
  feed.on('resync', ({ reason }) => resyncs.push(reason));
  const service = new QueueBook();
  const snapshot = (sequence: number, bids: QueuedOrder[]) => {
    service.restart(bids, []);
    return { type: 'snapshot', sequence, bids, asks: [], checksum: service.checksum() };
  };
  const update = (sequence: number, changes: QueueChange[]) => {
    for (const change of changes) service.apply(change);
    const checksum = service.checksum();
    return { type: 'update', sequence, previousSequence: sequence - 1, changes, checksum };
  };
  return { network, feed, resyncs, snapshot, update };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the book feed', () => {
  test('keeps the queues, and resumes', async () => {
    const { network, feed, snapshot, update } = begin();
    (await network.connect()).deliver(snapshot(3, [FIRST]), update(4, [ADD]));
    expect(feed.book.queueAt('buy', '100.00').map(({ orderId }) => orderId)).toEqual(['1', '2']);
    network.socket.refuse(1006);
    const socket = await network.connect(50);
    expect(network.paths.at(-1)).toBe('/ws/book/BTC-USDT?from=4');
    socket.deliver(update(5, [{ op: 'delete', orderId: '1' }]));
    expect([feed.state, feed.book.size, feed.book.sequence]).toEqual(['live', 1, 5]);
  });

  test.each([
    ['gap', { type: 'update', sequence: 6, previousSequence: 5, changes: [], checksum: 0 }],
    ['gap', { type: 'heartbeat', sequence: 4 }],
    ['gap', { type: 'update', sequence: 4, previousSequence: 3, changes: [{ op: 'delete' }] }],
    ['checksum', { type: 'update', sequence: 4, previousSequence: 3, changes: [ADD], checksum: 1 }],
  ])('begins anew: %s by %j', async (reason, frame) => {
    const { network, feed, resyncs, snapshot } = begin();
    (await network.connect()).deliver(snapshot(3, [FIRST]), frame);
    expect(resyncs).toEqual([reason]);
    (await network.connect(50)).deliver(snapshot(9, [FIRST]));
    expect(network.paths.at(-1)).toBe('/ws/book/BTC-USDT');
    expect(feed.state).toBe('live');
  });
});
