import { MemoryCommandLog } from '../../src/journal/memory-command-log';
import { commandsFrom, describeCommandLog, readAll } from './command-log.contract';

const LARGEST_FLOW = 10_000;

describeCommandLog('the memory log', { open: () => new MemoryCommandLog(LARGEST_FLOW) });

describe('the memory log', () => {
  const CAPACITY = 100;

  test('keeps the latest commands up to its capacity, whatever the batches', async () => {
    const log = new MemoryCommandLog(CAPACITY);
    let last = 0;
    for (const size of [1, 99, 1, 1, 50, 250, 7, 100, 3]) {
      log.append(commandsFrom(last + 1, size));
      last += size;
      const kept = Math.min(last, CAPACITY);
      expect(await readAll(log, 1)).toEqual(commandsFrom(last - kept + 1, kept));
    }
  });

  test('is bounded in memory', async () => {
    const log = new MemoryCommandLog(CAPACITY);
    for (let i = 0; i < 5000; i++) log.append(commandsFrom(i + 1, 1));
    const { entries } = log as unknown as { entries: unknown[] };
    expect(entries.length).toBeLessThanOrEqual(2 * CAPACITY);
    expect(await readAll(log, 4990)).toEqual(commandsFrom(4990, 11));
  });

  test('truncation and capacity go together', async () => {
    const log = new MemoryCommandLog(CAPACITY);
    log.append(commandsFrom(1, 90));
    await log.truncateBefore(81 as never);
    log.append(commandsFrom(91, 95));
    expect(await readAll(log, 1)).toEqual(commandsFrom(86, 100));
    log.append(commandsFrom(186, 1));
    expect(await readAll(log, 1)).toEqual(commandsFrom(87, 100));
  });

  test('takes a window of client order ids', () => {
    expect(new MemoryCommandLog(CAPACITY, 7).clientOrderIdWindow).toBe(7);
  });

  test('says that nothing survives the process', () => {
    expect(new MemoryCommandLog().durability).toBe('memory');
  });
});
