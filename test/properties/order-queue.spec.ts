/**
 * The order by order feed, followed by a client, is the queue of the core after every command of
 * any random flow: same orders, same priority, nothing hidden; and it adds up to the levels.
 * Re-run a failure with `SEED=… npx jest test/properties/order-queue.spec.ts`.
 */
import { ByteReader } from '../../src/codec/byte-reader';
import { ByteWriter } from '../../src/codec/byte-writer';
import type { SymbolSnapshot } from '../../src/core/engine/snapshot';
import { Side } from '../../src/core/types/side';
import { InstrumentCatalogue } from '../../src/instruments/instrument-catalogue';
import type { ListedInstrument } from '../../src/instruments/listed-instrument';
import { DepthProjection } from '../../src/market-data/depth.projection';
import { QueuePublisher } from '../../src/market-data/queue.publisher';
import { QueueSequences } from '../../src/market-data/queue-sequences';
import type { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import { SnapshotParts } from '../../src/matching-engine/snapshot-parts';
import type { Outcome } from '../../src/matching-engine/outcome';
import { StrictSubject } from '../../src/matching-engine/strict-subject';
import { Broadcaster } from '../../src/streaming/broadcaster.service';
import type { Reader } from '../../src/streaming/reader';
import { StreamingOptions } from '../../src/streaming/streaming-options';
import { CoreSubject } from '../support/differential/subject';
import { FeedQueue } from '../support/e2e-queue';
import type { Frame } from '../support/e2e-socket';
import { recordFlow, type RecordedFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 120;
const COMMANDS = 120;

beforeAll(() => process.stdout.write(`order queue: SEED=${seed}\n`));

/** A client that keeps a queue from whatever it is sent. */
class Client {
  readonly queue = new FeedQueue();
  readonly reader = {
    socketId: '1',
    head: '',
    closed: false,
    bufferedBytes: 0,
    send: (text: string) => this.queue.apply(JSON.parse(text) as Frame),
    sendFrame: (frames: Buffer) => textsOf(frames).forEach((text) => this.reader.send(text)),
    onClose: () => undefined,
    onDrain: () => undefined,
  } as unknown as Reader;
}

/** The core with the read models that the feed needs. */
class Market {
  readonly core: CoreSubject;
  readonly outcomes$ = new StrictSubject<Outcome>();
  readonly liveOutcomes$ = new StrictSubject<Outcome>();
  readonly parts = new SnapshotParts();
  readonly catalogue: InstrumentCatalogue;
  readonly sequences: QueueSequences;
  readonly broadcaster = new Broadcaster(new StreamingOptions());
  readonly publisher: QueuePublisher;

  constructor(readonly flow: RecordedFlow) {
    this.core = new CoreSubject(flow.window);
    const visitResting = this.core.engine.visitResting.bind(this.core.engine);
    const engine = { ...this, visitResting } as unknown as MatchingEngineService;
    this.catalogue = new InstrumentCatalogue(engine, this.parts);
    this.sequences = new QueueSequences(this.parts);
    new DepthProjection(this.catalogue, engine, this.parts, this.sequences);
    this.publisher = new QueuePublisher(engine, this.catalogue, this.sequences, this.broadcaster);
  }

  play(index: number): void {
    const entry = this.flow.entries[index];
    const outcome = { ...entry, events: this.core.apply(entry) };
    this.outcomes$.next(outcome);
    this.liveOutcomes$.next(outcome);
    this.broadcaster.flush();
  }
}

test('a client that comes at any time has the queue of the core from then on', () => {
  let [updates, refreshes] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const random = new Random(runSeed(seed, run));
    const market = new Market(recordFlow(random, COMMANDS));
    const clients = new Map<string, Client>();
    for (let i = 0; i < COMMANDS; i++) {
      market.play(i);
      for (const symbol of market.core.snapshot().symbols) {
        const { instrument } = symbol;
        const client = clients.get(instrument.symbol);
        if (client !== undefined) expectSame(client.queue, symbol, market);
        else if (random.chance(10)) clients.set(instrument.symbol, join(market, symbol));
        refreshes += symbol.orders.filter(({ details }) => (details?.hidden ?? 0) > 0).length;
      }
    }
    for (const { queue } of clients.values()) updates += queue.updates;
    expectSamePositions(market);
  }
  expect(updates).toBeGreaterThan(RUNS * 10);
  expect(refreshes).toBeGreaterThan(RUNS);
});

function join(market: Market, { instrument }: SymbolSnapshot): Client {
  const client = new Client();
  market.publisher.open({}, instrument.symbol)(client.reader);
  return client;
}

function expectSame(queue: FeedQueue, symbol: SymbolSnapshot, market: Market): void {
  const listed = market.catalogue.get(symbol.instrument.symbol);
  const { bids, asks } = queue;
  const expected = {
    bids: shownOf(symbol, Side.Buy, listed),
    asks: shownOf(symbol, Side.Sell, listed),
  };
  expect({ bids, asks }).toEqual(expected);
  expect(queue.sequence).toBe(market.sequences.position(listed.symbol).sequence);
}

/** A snapshot of the sequences leads to the same ones. */
function expectSamePositions({ sequences, core }: Market): void {
  const writer = new ByteWriter();
  sequences.write(writer);
  const restored = new QueueSequences(new SnapshotParts());
  restored.read(new ByteReader(writer.take()));
  for (const { instrument } of core.snapshot().symbols) {
    const { sequence, time } = sequences.position(instrument.symbol);
    expect(restored.position(instrument.symbol)).toMatchObject({ sequence, time });
  }
}

function shownOf({ orders }: SymbolSnapshot, wanted: Side, { price, quantity }: ListedInstrument) {
  const shown: [string, string, string][] = [];
  for (const order of orders) {
    if (order.side !== wanted) continue;
    const lots = order.remaining - (order.details?.hidden ?? 0);
    shown.push([String(order.orderId), price.print(order.price), quantity.print(lots)]);
  }
  return shown;
}

/** The texts of unmasked frames. */
function textsOf(frames: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < frames.length;) {
    const short = frames[at + 1];
    const length = short < 126 ? short : short === 126 ? frames.readUInt16BE(at + 2) : NaN;
    const start = at + (short < 126 ? 2 : 4);
    texts.push(frames.toString('utf8', start, start + length));
    at = start + length;
  }
  return texts;
}
