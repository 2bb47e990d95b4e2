import fc from 'fast-check';
import { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { ChunkQueue, type Group } from './chunk-queue';
import type { HistoryEntry } from './history-batch';

/** Writes texts, each with its place in the chunk. */
class TextWriter {
  private count = 0;

  constructor(private readonly to: ByteWriter) {}

  write(text: string): void {
    this.to.number(this.count++);
    this.to.text(text);
  }
}

interface One {
  readonly group: Group;
  readonly text: string;
}

const queueOfTexts = (): ChunkQueue<TextWriter> => new ChunkQueue((to) => new TextWriter(to));

function add(queue: ChunkQueue<TextWriter>, { group, text }: One): void {
  const chunk = queue.chunkOf(group) ?? queue.begin(group, [group, text]);
  chunk.encoder.write(text);
  queue.written(chunk);
}

/** The texts of an entry; their places must be 0, 1, 2 … */
function textsOf({ bytes }: HistoryEntry): string[] {
  const reader = new ByteReader(bytes);
  let place = 0;
  const texts = reader.list(() => {
    expect(reader.number()).toBe(place++);
    return reader.text();
  });
  expect(reader.isAtEnd).toBe(true);
  return texts;
}

/** What the entries must be: by group, at most 500 at a time, in the order they begin. */
function expectedOf(all: readonly One[]): { key: unknown; texts: string[] }[] {
  const chunks: { group: Group; key: unknown; texts: string[] }[] = [];
  for (const { group, text } of all) {
    const latest = chunks.findLast((chunk) => chunk.group === group);
    if (latest !== undefined && latest.texts.length < 500) latest.texts.push(text);
    else chunks.push({ group, key: [group, text], texts: [text] });
  }
  return chunks.map(({ key, texts }) => ({ key, texts }));
}

const takenFrom = (queue: ChunkQueue<TextWriter>): unknown[] =>
  queue.take().map((entry) => ({ key: entry.key, texts: textsOf(entry) }));

describe('a queue of chunks', () => {
  const ones = fc.array(
    fc.record({ group: fc.integer({ min: 0, max: 5 }), text: fc.string({ maxLength: 300 }) }),
    { maxLength: 60 },
  );

  test('gives every group whole and in order, however they alternate, time and again', () => {
    fc.assert(
      fc.property(fc.array(ones, { maxLength: 4 }), (rounds) => {
        const queue = queueOfTexts();
        for (const round of rounds) {
          for (const one of round) add(queue, one);
          expect(queue.length).toBe(round.length);
          expect(takenFrom(queue)).toEqual(expectedOf(round));
          expect(queue.length).toBe(0);
        }
      }),
    );
  });

  test('begins another chunk after 500 records, and grows as it must', () => {
    const queue = queueOfTexts();
    const group = (i: number): Group => (i % 3 === 0 ? 'often' : i % 70);
    const all = Array.from({ length: 9000 }, (_, i) => ({ group: group(i), text: `text ${i}` }));
    for (const round of [all, all.slice(0, 1024), all.slice(0, 1025)]) {
      for (const one of round) add(queue, one);
      expect(takenFrom(queue)).toEqual(expectedOf(round));
    }
  });

  test('what was taken stays as it is, and is one piece of memory', () => {
    const queue = queueOfTexts();
    const all = Array.from({ length: 300 }, (_, i) => ({ group: i % 7, text: `text ${i}` }));
    for (const one of all) add(queue, one);
    const taken = queue.take();
    for (const { group } of all) add(queue, { group, text: 'something else' });
    queue.take();
    expect(taken.map(textsOf)).toEqual(expectedOf(all).map(({ texts }) => texts));
    expect(new Set(taken.map(({ bytes }) => bytes.buffer)).size).toBe(1);
  });

  test('forgets what is dropped, also when it was much', () => {
    const queue = queueOfTexts();
    const long = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 10; i++) add(queue, { group: i % 2, text: long });
    queue.drop();
    expect([queue.length, queue.take()]).toEqual([0, []]);
    const one = { group: 1, text: 'after' };
    add(queue, one);
    expect(takenFrom(queue)).toEqual(expectedOf([one]));
  });
});
