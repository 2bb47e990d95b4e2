/**
 * A snapshot is the whole state: taken anywhere, sent through JSON and restored, it continues like
 * the original; and the log alone leads to the same state again.
 * Re-run a failure with `SEED=… npx jest test/properties/snapshot.spec.ts`.
 */
import type { SequencedCommand } from '../../src/core/commands/commands';
import type { EngineSnapshot } from '../../src/core/engine/snapshot';
import type { CoreEvent } from '../../src/core/events/events';
import { CoreSubject } from '../support/differential/subject';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed, runSeed } from '../support/random-flow/random';

const seed = chooseSeed();
const RUNS = 200;
const COMMANDS = 120;

/** An engine that plays whole flows. */
class Subject extends CoreSubject {
  play(entries: readonly SequencedCommand[]): CoreEvent[] {
    return entries.flatMap((entry) => this.apply(entry));
  }

  static restored(snapshot: EngineSnapshot, clientOrderIdWindow: number): Subject {
    const subject = new Subject(clientOrderIdWindow);
    subject.engine.restore(snapshot);
    return subject;
  }
}

function throughJson(snapshot: EngineSnapshot): EngineSnapshot {
  return JSON.parse(JSON.stringify(snapshot)) as EngineSnapshot;
}

beforeAll(() => process.stdout.write(`snapshot: SEED=${seed}\n`));

describe.each(Array.from({ length: RUNS / 50 }, (_, i) => i))('fifty runs, part %i', (part) => {
  const runs = Array.from({ length: 50 }, (_, i) => {
    const random = new Random(runSeed(seed, part * 50 + i));
    const flow = recordFlow(random, COMMANDS);
    return { ...flow, cut: random.between(1, COMMANDS - 1) };
  });

  test('a restored engine continues exactly like the one that was saved', () => {
    for (const { entries, window, cut } of runs) {
      const original = new Subject(window);
      original.play(entries.slice(0, cut));
      const restored = Subject.restored(throughJson(original.engine.snapshot()), window);
      expect(restored.engine.stateHash()).toBe(original.engine.stateHash());
      expect(restored.engine.sequence).toBe(cut);
      expect(restored.nextDeadline()).toBe(original.nextDeadline());

      const expected = original.play(entries.slice(cut));
      expect(restored.play(entries.slice(cut))).toEqual(expected);
      expect(restored.engine.stateHash()).toBe(original.engine.stateHash());
    }
  });

  test('restoring replaces whatever state was there, and publishes nothing', () => {
    const [{ entries, window, cut }, other] = runs;
    const original = new Subject(window);
    original.play(entries.slice(0, cut));
    const used = new Subject(window);
    used.play(other.entries);
    used.engine.restore(throughJson(original.engine.snapshot()));
    expect(used.play(entries.slice(cut))).toEqual(original.play(entries.slice(cut)));
    expect(used.engine.stateHash()).toBe(original.engine.stateHash());
  });

  test('a snapshot does not change while the engine goes on', () => {
    for (const { entries, window, cut } of runs.slice(0, 10)) {
      const subject = new Subject(window);
      subject.play(entries.slice(0, cut));
      const snapshot = subject.engine.snapshot();
      const before = JSON.stringify(snapshot);
      subject.play(entries.slice(cut));
      expect(JSON.stringify(snapshot)).toBe(before);
    }
  });

  test('a replay from the start is identical', () => {
    for (const { entries, window } of runs) {
      const [first, second] = [new Subject(window), new Subject(window)];
      expect(second.play(entries.map((entry) => structuredClone(entry)))).toEqual(
        first.play(entries),
      );
      expect(second.engine.stateHash()).toBe(first.engine.stateHash());
    }
  });
});
