/**
 * The books of the client over a network that delays, loses and repeats frames, cuts connections and
 * falls silent. Re-run a failure with `SEED=… npx jest test/client/lossy.spec.ts`; `COUNT` is the
 * number of book updates, against a service in a process of its own (`npm run test:feeds`).
 */
import { E2eService } from '../support/e2e-service';
import { ServiceProcess } from '../support/e2e-process';
import { FeedProof, type ProofSetup } from '../support/lossy/feed-proof';
import { chooseSeed } from '../support/random-flow/random';

const COUNT = Number(process.env.COUNT ?? 0);

interface Target {
  readonly url: string;
  readonly setup: Pick<ProofSetup, 'updates' | 'weather' | 'silenceTimeoutMs'>;
  close(): Promise<unknown>;
}

/** In this process, with a heartbeat so quick that silence is soon noticed. */
async function nearby(): Promise<Target> {
  const streaming = { heartbeatAfterMs: 100, sweepIntervalMs: 50 };
  const service = await E2eService.start({ streaming });
  const weather = { delayMs: 10, drop: 0.002, duplicate: 0.001, cut: 0.001, stall: 0.0005 };
  const setup = { updates: 10_000, weather, silenceTimeoutMs: 500 };
  return { url: service.url, setup, close: () => service.close() };
}

async function elsewhere(updates: number): Promise<Target> {
  const service = ServiceProcess.spawn({ LOG_LEVEL: 'silent' });
  const weather = { delayMs: 10, drop: 1e-4, duplicate: 1e-4, cut: 1e-4, stall: 5e-6 };
  const setup = { updates, weather, silenceTimeoutMs: 7_000 };
  return { url: await service.listening(), setup, close: () => service.kill() };
}

test(
  'the books of a client are the truth whenever it says so, whatever the network does',
  async () => {
    const seed = chooseSeed();
    process.stdout.write(`lossy feeds: SEED=${seed}\n`);
    const target = COUNT > 0 ? await elsewhere(COUNT) : await nearby();
    const proof = new FeedProof({ url: target.url, seed, ...target.setup });
    try {
      await proof.begin();
      await proof.run();
      const book = await proof.orderBook();
      const fresh = await proof.freshQueue();
      process.stdout.write(`${JSON.stringify({ done: proof.proxy.done, ...proof.reports })}\n`);

      expect(proof.claims.flatMap(({ wrong }) => wrong.slice(0, 5))).toEqual([]);
      for (const feed of [proof.depth, proof.conflated]) {
        expect([feed.book.bids(), feed.book.asks()]).toEqual([book.bids, book.asks]);
        expect(feed.book.checksum()).toBe(book.checksum);
      }
      for (const side of ['buy', 'sell'] as const) {
        expect(proof.queue.book.orders(side)).toEqual(fresh.book.orders(side));
      }
      expect(new Map(proof.account.orders)).toEqual(await proof.liveOrders());
      const { told, there } = proof.accounted();
      expect(told).toEqual(there);
      expect(proof.claims.filter(({ agreed }) => agreed < 5)).toEqual([]);
      const reports = Object.values(proof.reports);
      const total = (name: 'recoveries' | 'gap'): number =>
        reports.reduce((sum, report) => sum + report[name], 0);
      expect(total('recoveries')).toBeGreaterThan(10);
      expect(total('gap')).toBeGreaterThan(3);
    } finally {
      await proof.end();
      await target.close();
    }
  },
  COUNT > 0 ? 3_600_000 : 60_000,
);
