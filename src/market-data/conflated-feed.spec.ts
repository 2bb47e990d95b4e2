import { DEFAULT_LIMITS } from '../core/instrument/instrument';
import { Side } from '../core/types/side';
import { ListedInstrument } from '../instruments/listed-instrument';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { Reader } from '../streaming/reader';
import { StreamingOptions } from '../streaming/streaming-options';
import { FULL_DEPTH } from './book-feed';
import { ConflatedFeed } from './conflated-feed';
import { DepthBook } from './depth-book';
import { RecentChanges } from './recent-changes';

const names = { symbol: 'BTC-USDT', base: 'BTC', quote: 'USDT' };
const steps = { tickSize: '0.01', lotSize: '1' };
const instrument = new ListedInstrument({ ...names, ...steps, ...DEFAULT_LIMITS }, 'open');

/** A reader that keeps what kind of frames it was sent, and from where to where updates lead. */
class Client {
  readonly head = '';
  readonly bufferedBytes = 0;
  closed = false;
  readonly told: string[] = [];
  private readonly closeListeners: (() => void)[] = [];
  readonly onClose = (listener: () => void) => void this.closeListeners.push(listener);
  readonly onDrain = (): void => undefined;

  asReader(): Reader {
    return this as unknown as Reader;
  }

  send(text: string): void {
    const { type, sequence, previousSequence = '' } = JSON.parse(text) as Record<string, unknown>;
    this.told.push(`${type} ${previousSequence}>${sequence}`);
  }

  sendFrame(frames: Buffer): void {
    const texts = frames.toString('latin1').match(/\{"type".*?\}(?=\x81|$)/gs) ?? [];
    for (const text of texts) this.send(text);
  }

  leave(): void {
    this.closed = true;
    for (const listener of this.closeListeners) listener();
  }
}

describe('a conflated feed', () => {
  let broadcaster: Broadcaster;
  let book: DepthBook;
  let recent: RecentChanges;
  let feed: ConflatedFeed;
  let deserted: jest.Mock;

  beforeEach(() => {
    broadcaster = new Broadcaster(new StreamingOptions());
    [book, recent, deserted] = [new DepthBook(), new RecentChanges(), jest.fn()];
    const setup = { key: 'feed', depth: FULL_DEPTH, instrument, book, recent };
    feed = new ConflatedFeed({ ...setup, broadcaster, deserted });
  });

  const change = (price: number): void => {
    const isNew = book.bids.set(price, 1);
    recent.add(++book.sequence, Side.Buy, price, isNew);
  };

  const join = (from?: number): Client => {
    const client = new Client();
    feed.join(client.asReader(), from);
    return client;
  };

  const tick = (): void => {
    feed.tick();
    broadcaster.flush();
  };

  test('lets who comes in the middle of an interval wait for its end', () => {
    const first = join();
    change(100);
    change(101);
    const [late, resuming] = [join(), join(1)];
    expect(late.told).toEqual([]);
    tick();
    change(102);
    tick();
    expect(first.told).toEqual(['snapshot >0', 'update 0>2', 'update 2>3']);
    expect(late.told).toEqual(['snapshot >2', 'update 2>3']);
    expect(resuming.told).toEqual(['update 1>2', 'bbo >2', 'update 2>3']);
  });

  test('goes on for those who wait when everybody else has left', () => {
    const first = join();
    change(100);
    const [gone, waiting, alsoGone] = [join(), join(), join()];
    first.leave();
    gone.leave();
    alsoGone.leave();
    expect(deserted).not.toHaveBeenCalled();
    tick();
    change(101);
    tick();
    expect(waiting.told).toEqual(['snapshot >1', 'update 1>2']);
    waiting.leave();
    expect(deserted).toHaveBeenCalledTimes(1);
  });

  test('ends when those who waited have left as well', () => {
    const first = join();
    change(100);
    const waiting = join();
    first.leave();
    waiting.leave();
    expect(deserted).not.toHaveBeenCalled();
    tick();
    expect(deserted).toHaveBeenCalledTimes(1);
    expect(() =>
      broadcaster.open('feed', { resync: jest.fn(), heartbeat: jest.fn() }),
    ).not.toThrow();
  });

  test('sends a whole snapshot when an interval changed more than is remembered', () => {
    const client = join();
    for (let price = 1; price <= 20_000; price++) change(price);
    tick();
    change(20_001);
    tick();
    expect(client.told).toEqual(['snapshot >0', 'snapshot >20000', 'update 20000>20001']);
  });
});
