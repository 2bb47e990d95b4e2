/**
 * Whatever state a random flow leads to, its bytes lead back to it.
 * Re-run a failure with `SEED=… npx jest test/properties/engine-codec.spec.ts`.
 */
import { ByteReader } from '../../src/codec/byte-reader';
import { ByteWriter } from '../../src/codec/byte-writer';
import { readEngine, writeEngine } from '../../src/codec/engine-codec';
import type { EngineSnapshot } from '../../src/core/engine/snapshot';
import { CoreSubject } from '../support/differential/subject';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 150;
const COMMANDS = 200;

beforeAll(() => process.stdout.write(`engine codec: SEED=${seed}\n`));

function throughBytes(snapshot: EngineSnapshot): EngineSnapshot {
  const writer = new ByteWriter();
  writeEngine(writer, snapshot);
  const reader = new ByteReader(writer.take());
  const back = readEngine(reader);
  expect(reader.isAtEnd).toBe(true);
  return back;
}

test('states of random flows come back exactly, and go on the same way', () => {
  const seen = { resting: 0, details: 0, waiting: 0, lists: 0, named: 0, ofLists: 0 };
  for (let run = 0; run < RUNS; run++) {
    const random = new Random(runSeed(seed, run));
    const { entries, window } = recordFlow(random, COMMANDS);
    const original = new CoreSubject(window);
    const cut = random.between(1, COMMANDS - 1);
    entries.slice(0, cut).forEach((entry) => original.apply(entry));
    const snapshot = original.snapshot();
    const back = throughBytes(snapshot);
    expect(back).toEqual(snapshot);
    const restored = new CoreSubject(window);
    restored.engine.restore(back);
    for (const entry of entries.slice(cut)) {
      expect(restored.apply(entry)).toEqual(original.apply(entry));
    }
    expect(restored.engine.stateHash()).toBe(original.engine.stateHash());
    count(snapshot, seen);
  }
  expect(Object.values(seen).every((number) => number > 0)).toBe(true);
});

function count(snapshot: EngineSnapshot, seen: Record<string, number>): void {
  for (const { orders, waiting, lists } of snapshot.symbols) {
    seen.resting += orders.length;
    seen.details += orders.filter(({ details }) => details !== null).length;
    seen.waiting += waiting.length;
    seen.lists += lists.length;
  }
  seen.named += snapshot.clientOrderIds.length;
  seen.ofLists += snapshot.clientOrderIds.filter(({ list }) => list !== null).length;
}

test('no missing end of a state goes unnoticed', () => {
  const { entries, window } = recordFlow(new Random(seed), 60);
  const subject = new CoreSubject(window);
  entries.forEach((entry) => subject.apply(entry));
  const writer = new ByteWriter();
  writeEngine(writer, subject.snapshot());
  const bytes = writer.take();
  for (let length = 0; length < bytes.length; length++) {
    expect(() => readEngine(new ByteReader(bytes.subarray(0, length)))).toThrow();
  }
});
