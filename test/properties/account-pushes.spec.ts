/**
 * What accounts are told is the same whether all commands were played, or a snapshot was taken over
 * and the rest played; and what is kept of it is written again to the letter.
 * Re-run a failure with `SEED=… npx jest test/properties/account-pushes.spec.ts`.
 */
import { ByteReader } from '../../src/codec/byte-reader';
import { ByteWriter } from '../../src/codec/byte-writer';
import { AppConfig } from '../../src/common/config/app-config';
import { InstrumentCatalogue } from '../../src/instruments/instrument-catalogue';
import type { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import type { Outcome } from '../../src/matching-engine/outcome';
import { SnapshotParts } from '../../src/matching-engine/snapshot-parts';
import { StrictSubject } from '../../src/matching-engine/strict-subject';
import { AccountPushes } from '../../src/orders/account-pushes';
import { ExecutionsPublisher } from '../../src/orders/executions.publisher';
import { orderJson } from '../../src/orders/order-json';
import { OrdersProjection } from '../../src/orders/orders.projection';
import { pushFrame } from '../../src/orders/push-json';
import type { Reader } from '../../src/streaming/reader';
import { CoreSubject } from '../support/differential/subject';
import { NO_ORDER_ARCHIVE } from '../support/no-archive';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 80;
const COMMANDS = 150;

beforeAll(() => process.stdout.write(`account pushes: SEED=${seed}\n`));

/** The read models of orders, and a reader of each account. */
class Model {
  readonly outcomes$ = new StrictSubject<Outcome>();
  readonly parts = new SnapshotParts();
  readonly orders: OrdersProjection;
  readonly pushes: AccountPushes;
  readonly publisher: ExecutionsPublisher;

  constructor(settings: Partial<AppConfig>) {
    const engine = this as unknown as MatchingEngineService;
    const catalogue = new InstrumentCatalogue(engine, this.parts);
    this.orders = new OrdersProjection(catalogue, engine, this.parts, NO_ORDER_ARCHIVE);
    const config = Object.assign(new AppConfig(), settings);
    this.pushes = new AccountPushes(config, catalogue, this.parts);
    this.publisher = new ExecutionsPublisher(engine, this.orders, this.pushes);
  }

  /** What each part of a snapshot of this model holds. */
  snapshot(): Buffer[] {
    return this.parts.all().map((part) => {
      const writer = new ByteWriter();
      part.write(writer);
      return writer.take();
    });
  }

  takeOver(snapshot: readonly Buffer[]): void {
    this.parts.all().forEach((part, i) => {
      const reader = new ByteReader(snapshot[i]);
      part.read(reader, part.version);
    });
  }

  /** What is kept, and the live orders, of every account. */
  answers(): object[] {
    return [...this.pushes.keptPushes()].map(([accountId, oldest, pushes]) => ({
      accountId,
      last: this.pushes.sequenceOf(accountId),
      frames: pushes.map((push, i) => pushFrame(push, oldest + i)),
      live: this.orders.liveOf(accountId).map(orderJson),
    }));
  }
}

/** Keeps every frame that is pushed to it. */
function listener(frames: string[]): Reader {
  const send = (text: string): void => void frames.push(text);
  const ignore = (): void => undefined;
  return { socketId: '1', head: '', send, onClose: ignore, setHeartbeat: ignore } as never;
}

test('a snapshot and the rest lead to the same streams as all commands', () => {
  let compared = 0;
  for (let run = 0; run < RUNS; run++) {
    const random = new Random(runSeed(seed, run));
    const { entries, window } = recordFlow(random, COMMANDS);
    const core = new CoreSubject(window);
    const outcomes = entries.map((entry) => ({ ...entry, events: core.apply(entry) }));
    const PUSHES_PER_ACCOUNT = random.pick([3, 20, 1000]);
    const settings = { PUSHES_PER_ACCOUNT, PUSHES_KEPT: random.pick([10, 100, 100_000]) };
    const played = new Model(settings);
    const cut = random.between(1, COMMANDS - 1);
    outcomes.slice(0, cut).forEach((outcome) => played.outcomes$.next(outcome));
    const restored = new Model(settings);
    restored.takeOver(played.snapshot());
    expect(restored.answers()).toEqual(played.answers());
    for (const outcome of outcomes.slice(cut)) {
      played.outcomes$.next(outcome);
      restored.outcomes$.next(outcome);
    }
    expect(restored.answers()).toEqual(played.answers());
    compared += played.pushes.size;
  }
  expect(compared).toBeGreaterThan(RUNS * 10);
});

test('what is kept is what was pushed', () => {
  let compared = 0;
  for (let run = 0; run < RUNS; run++) {
    const { entries, window } = recordFlow(new Random(runSeed(seed, run)), COMMANDS);
    const core = new CoreSubject(window);
    const model = new Model({});
    const pushed = new Map<string, string[]>();
    for (const entry of entries) {
      const outcome = { ...entry, events: core.apply(entry) };
      for (const event of outcome.events) {
        if (event.kind !== 'order_accepted' || pushed.has(event.accountId)) continue;
        const frames: string[] = [];
        pushed.set(event.accountId, frames);
        const { accountId } = event;
        if (accountId !== '') model.publisher.open({ accountId })(listener(frames));
      }
      model.outcomes$.next(outcome);
    }
    for (const [accountId, [, ...frames]] of pushed) {
      const missed = model.pushes.after(accountId, 0) ?? [];
      expect(missed.map((push, i) => pushFrame(push, i + 1))).toEqual(frames);
      compared += frames.length;
    }
  }
  expect(compared).toBeGreaterThan(RUNS * 10);
});
