import { FakeNetwork } from '../../test/fake-socket.js';
import { FakeRest, json } from '../../test/fake-rest.js';
import { TradesFeed, type TradesOptions } from './trades-feed.js';

const trade = (sequence: number) => ({ type: 'trade', tradeId: `${sequence}`, sequence });

function begin(kept: object[], options: TradesOptions = {}) {
  const network = new FakeNetwork();
  const rest = new FakeRest(() => json({ trades: kept }));
  const feed = new TradesFeed(network.settings, rest.client, 'BTC-USDT', options);
  const events: string[] = [];
  feed.on('trade', ({ sequence }) => events.push(`trade ${sequence}`));
  feed.on('gap', (gap) => events.push(`gap ${gap.previousSequence}-${gap.sequence}`));
  feed.on('resync', ({ reason }) => events.push(reason));
  feed.on('loaded', (trades) => events.push(`loaded ${trades.length}`));
  return { network, rest, feed, events };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the trades feed', () => {
  test('loads the latest trades, then follows them without a gap', async () => {
    const { network, rest, feed, events } = begin([trade(9), trade(8)], { keep: 2 });
    (await network.connect()).deliver(trade(10));
    expect(rest.asked[0].path).toBe('/api/v1/trades/BTC-USDT?limit=2');
    expect(network.paths).toEqual(['/ws/trades/BTC-USDT?from=9']);
    expect(feed.trades.map(({ sequence }) => sequence)).toEqual([10, 9]);
    expect(events).toEqual(['loaded 2', 'trade 10']);
    expect(feed.state).toBe('connecting');
    expect(network.socket.requests).toEqual([{ id: 0, op: 'ping' }]);
    network.socket.deliver({ id: 0, ok: true, result: {} });
    expect(feed.state).toBe('live');
  });

  test('resumes after the last trade it has', async () => {
    const { network, events } = begin([], { from: 4 });
    (await network.connect()).deliver(trade(5), trade(6));
    network.socket.refuse(1006);
    (await network.connect(50)).deliver(trade(7));
    expect(network.paths).toEqual(['/ws/trades/BTC-USDT?from=4', '/ws/trades/BTC-USDT?from=6']);
    expect(events).toEqual(['trade 5', 'trade 6', 'trade 7']);
  });

  test('tells of trades that are no longer kept', async () => {
    const { network, feed, events } = begin([], { from: 4 });
    const gap = { type: 'gap', symbol: 'BTC-USDT', previousSequence: 4, sequence: 9 };
    (await network.connect()).deliver(gap, trade(10));
    expect(events).toEqual(['gap 4-9', 'trade 10']);
    expect(feed.sequence).toBe(10);
  });

  test.each([
    ['a trade', trade(7)],
    ['a heartbeat', { type: 'heartbeat', sequence: 6 }],
    ['a gap', { type: 'gap', previousSequence: 6, sequence: 9 }],
  ])('asks again for what is missing before %s', async (_name, frame) => {
    const { network, events } = begin([], { from: 5 });
    (await network.connect()).deliver(frame);
    await network.connect(50);
    expect(events).toEqual(['gap']);
    expect(network.paths.at(-1)).toBe('/ws/trades/BTC-USDT?from=5');
  });

  test('begins anew when the service has less than it had', async () => {
    const { network, feed, events } = begin([trade(2)], { from: 5 });
    (await network.connect()).deliver({ ok: true }, { type: 'heartbeat', sequence: 2 });
    expect(feed.state).toBe('reconnecting');
    await network.connect(50);
    expect(events).toEqual(['gap', 'reset', 'loaded 1']);
    expect(network.paths.at(-1)).toBe('/ws/trades/BTC-USDT?from=2');
  });

  test('skips nothing when a trade comes twice', async () => {
    const { network, events } = begin([trade(7), trade(6)], { from: 4 });
    (await network.connect()).deliver(trade(5), trade(5));
    (await network.connect(50)).deliver(trade(6));
    expect(events).toEqual(['trade 5', 'gap', 'trade 6']);
    expect(network.paths.at(-1)).toBe('/ws/trades/BTC-USDT?from=5');
  });

  test('ends when the trades of its symbol cannot be had', async () => {
    jest.useRealTimers();
    const network = new FakeNetwork();
    const problem = { code: 'symbol_not_found', detail: 'No instrument "X" is listed.' };
    const rest = new FakeRest(() => json(problem, { status: 404 }));
    const feed = new TradesFeed(network.settings, rest.client, 'X');
    await expect(feed.ready).rejects.toMatchObject(problem);
    expect(feed.state).toBe('closed');
  });
});
