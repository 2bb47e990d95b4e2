/** What every CommandLog promises, whatever it is made of. Run it once per implementation. */
import type { SequencedCommand } from '../../src/core/commands/commands';
import type { Sequence } from '../../src/core/types/ids';
import type { Micros } from '../../src/core/types/units';
import type { CommandLog, LoggedBatch } from '../../src/journal/command-log';

export interface CommandLogSubject {
  /** A fresh, empty log; called once for each test. */
  open(): CommandLog | Promise<CommandLog>;
  /** Called after each test, with the log closed. */
  cleanUp?(): void | Promise<void>;
}

/** A command with this place in the log; no two are alike. */
export function commandAt(sequence: number): SequencedCommand {
  return {
    sequence: sequence as Sequence,
    time: (1_767_323_045_000_000 + sequence) as Micros,
    command: {
      kind: 'cancel_orders',
      symbol: `SYM${sequence}-USDT`,
      accountId: sequence % 2 === 0 ? null : 'alice',
      side: null,
    },
  };
}

export function commandsFrom(first: number, count: number): SequencedCommand[] {
  return Array.from({ length: count }, (_, i) => commandAt(first + i));
}

export async function readAll(log: CommandLog, from: number): Promise<SequencedCommand[]> {
  const entries: SequencedCommand[] = [];
  for (const { commands } of log.read(from as Sequence)) entries.push(...commands);
  return entries;
}

export function describeCommandLog(name: string, subject: CommandLogSubject): void {
  describe(`${name} keeps the contract of a command log`, () => {
    let log: CommandLog;

    beforeEach(async () => {
      log = await subject.open();
    });

    afterEach(async () => {
      await log.close();
      await subject.cleanUp?.();
    });

    const append = async (first: number, count: number): Promise<void> => {
      await log.append(commandsFrom(first, count));
    };

    test('it states what an append promises', () => {
      expect(['memory', 'embedded']).toContain(log.durability);
    });

    test('it tells the window of client order ids, by default 10,000', () => {
      expect(log.clientOrderIdWindow).toBe(10_000);
    });

    test('an empty log has nothing to read', async () => {
      expect(await readAll(log, 1)).toEqual([]);
    });

    test('what was appended is read back, equal and in order', async () => {
      await append(1, 3);
      await append(4, 1);
      await append(5, 200);
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, 204));
    });

    test('an empty batch changes nothing', async () => {
      await append(1, 2);
      await log.append([]);
      await append(3, 1);
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, 3));
    });

    test('reading begins where asked', async () => {
      await append(1, 10);
      expect(await readAll(log, 7)).toEqual(commandsFrom(7, 4));
      expect(await readAll(log, 10)).toEqual(commandsFrom(10, 1));
      expect(await readAll(log, 11)).toEqual([]);
    });

    test('a log may begin at any sequence, as after a snapshot', async () => {
      await append(1001, 2);
      expect(await readAll(log, 1)).toEqual(commandsFrom(1001, 2));
    });

    test.each([
      ['a gap', [5]],
      ['a repetition', [3]],
      ['a step back', [1]],
      ['a gap inside the batch', [4, 6]],
      ['a repetition inside the batch', [4, 4]],
    ])('%s is refused, and nothing of the batch is kept', async (_, sequences) => {
      await append(1, 3);
      const refused = async (): Promise<void> => {
        await log.append(sequences.map(commandAt));
      };
      await expect(refused()).rejects.toThrow();
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, 3));
    });

    test('what is truncated may be forgotten, the rest stays readable and appendable', async () => {
      await append(1, 10);
      await log.truncateBefore(6 as Sequence);
      expect((await readAll(log, 1)).slice(-5)).toEqual(commandsFrom(6, 5));
      await append(11, 2);
      expect(await readAll(log, 6)).toEqual(commandsFrom(6, 7));
      await log.truncateBefore(1 as Sequence);
      expect(await readAll(log, 6)).toEqual(commandsFrom(6, 7));
    });

    test('it tells where it begins and ends', async () => {
      expect([log.firstSequence, log.lastSequence]).toEqual([1, 0]);
      await append(1, 4);
      await append(5, 4);
      expect([log.firstSequence, log.lastSequence]).toEqual([1, 8]);
      await log.truncateBefore(5 as Sequence);
      expect([log.firstSequence, log.lastSequence]).toEqual([5, 8]);
    });

    test('it takes batches while it forgets many others', async () => {
      for (let first = 1; first <= 700; first++) await append(first, 1);
      const truncation = log.truncateBefore(690 as Sequence);
      for (let first = 701; first <= 720; first++) await append(first, 1);
      await truncation;
      expect(log.firstSequence).toBe(690);
      expect(await readAll(log, 1)).toEqual(commandsFrom(690, 31));
    });

    test('a log truncated beyond its end goes on with the next sequence only', async () => {
      await append(1, 3);
      await log.truncateBefore(4 as Sequence);
      const gap = async (): Promise<void> => {
        await log.append([commandAt(9)]);
      };
      await expect(gap()).rejects.toThrow();
      await append(4, 1);
      expect(await readAll(log, 4)).toEqual(commandsFrom(4, 1));
    });

    test('reading while appending tells a prefix, without gaps', async () => {
      await append(1, 5);
      const reading = log.read(1 as Sequence)[Symbol.iterator]();
      const seen = [...(reading.next().value as LoggedBatch).commands];
      await append(6, 5);
      for (let next = reading.next(); next.done !== true; next = reading.next()) {
        seen.push(...next.value.commands);
      }
      expect(seen.length).toBeGreaterThanOrEqual(5);
      expect(seen).toEqual(commandsFrom(1, seen.length));
    });

    test('many batches keep their order', async () => {
      let first = 1;
      for (let size = 1; size <= 60; size++) {
        await append(first, size);
        first += size;
      }
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, first - 1));
    });
  });
}
