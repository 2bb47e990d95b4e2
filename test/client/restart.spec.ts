/** What the feeds of a client do when the service is killed and started again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feed, FeedEvents } from '@matching-engine/client';
import { createNodeClient, type MatchingEngineClient } from '@matching-engine/client/node';
import { limitOrder, until } from '../support/client-service';
import { ServiceProcess } from '../support/e2e-process';

const SYMBOL = 'BTC-USDT';

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

function feedsOf(client: MatchingEngineClient) {
  const feeds = {
    levels: client.marketData(SYMBOL),
    queues: client.book(SYMBOL),
    trades: client.trades(SYMBOL),
    alice: client.account('alice'),
  };
  const resyncs: string[] = [];
  for (const [name, feed] of Object.entries(feeds)) {
    const common = feed as unknown as Feed<FeedEvents>;
    common.on('resync', ({ reason }) => resyncs.push(`${name} ${reason}`));
  }
  const all = Object.values(feeds);
  return { ...feeds, all, resyncs };
}

/** A trade, and an order of alice that rests. */
async function trade(client: MatchingEngineClient): Promise<void> {
  const alice = { accountId: 'alice' };
  await client.rest.submit(limitOrder('buy', '0.3', '50000.00', alice));
  await client.rest.submit(limitOrder('sell', '0.1', '50000.00'));
}

describe('a service that is killed and started again', () => {
  const data = mkdtempSync(join(tmpdir(), 'client-restart-'));
  let service: ServiceProcess;
  let client: MatchingEngineClient;
  let env: Record<string, string>;

  async function start(journal: string): Promise<void> {
    env = { PORT: await freePort(), JOURNAL: journal, DATA_DIR: data, LOG_LEVEL: 'silent' };
    service = ServiceProcess.spawn(env);
    const reconnect = { minDelayMs: 20, maxDelayMs: 200 };
    client = createNodeClient({ url: await service.listening(), reconnect });
  }

  async function restart(): Promise<void> {
    await service.kill();
    service = ServiceProcess.spawn(env);
    await service.listening();
  }

  afterEach(async () => {
    client.close();
    await service.kill();
  });

  afterAll(() => rmSync(data, { recursive: true }));

  test('with its journal is followed as if nothing had happened', async () => {
    await start('embedded');
    const { levels, queues, trades, alice, all, resyncs } = feedsOf(client);
    await Promise.all(all.map(({ ready }) => ready));
    await trade(client);
    await until(() => trades.sequence === 1 && alice.accountSequence === 2, 'the first trade');
    await restart();
    await until(() => all.every(({ state }) => state === 'live'), 'recovery');
    await trade(client);
    await until(() => trades.sequence === 2 && alice.accountSequence === 4, 'the second trade');
    await until(() => levels.book.sequence === 4, 'the last update');
    expect(trades.trades.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect([...alice.orders.values()].map((order) => order.remainingQuantity)).toEqual([
      '0.10000',
      '0.30000',
    ]);
    expect(levels.book.bids()).toEqual([['50000.00', '0.40000']]);
    await until(() => queues.book.size === 2, 'both orders');
    expect(resyncs).toEqual([]);
  });

  test('without a journal is followed from its new beginning, and that is told', async () => {
    await start('memory');
    const { levels, queues, trades, alice, all, resyncs } = feedsOf(client);
    await Promise.all(all.map(({ ready }) => ready));
    await trade(client);
    await trade(client);
    await until(() => trades.sequence === 2 && alice.accountSequence === 4, 'two trades');
    await restart();
    await until(() => all.every(({ state }) => state === 'live'), 'recovery');
    await trade(client);
    await until(() => levels.book.bids()[0]?.[1] === '0.20000', 'the new book');
    await until(() => queues.book.size === 1, 'the new queue');
    await until(() => trades.trades.length === 1 && trades.sequence === 1, 'the new trades');
    await until(() => alice.orders.size === 1, 'the new orders');
    expect(resyncs).toEqual(expect.arrayContaining(['trades reset', 'alice reset']));
  });
});
