/**
 * Records that are stored in chunks of neighbours. Each is encoded when it comes, behind all others
 * in one buffer, whatever its chunk, and chunks are put together when they are taken. So a record
 * costs no object, and a chunk no buffer, however many are begun at once.
 */
import { ByteWriter } from '../codec/byte-writer';
import type { HistoryEntry, HistoryKey } from './history-batch';
import type { HistoryQueue } from './history-queue';

/** Most records of a chunk, which is read as a whole. */
const MOST_RECORDS = 500;
/** Room for records at first. */
const FIRST_ROOM = 1024;
/** A buffer that grew beyond so many bytes is not kept. */
const KEPT_BYTES = 8 * 1024 * 1024;
/** Most bytes of the number of records that stands before them. */
const HEAD_BYTES = 8;

/** Names what records are neighbours in: a chunk holds records of one group only. */
export type Group = string | number;

/** A chunk that takes more records. */
export interface Chunk<E> {
  /** Writes records of the chunk, each for those before it. */
  readonly encoder: E;
}

/** The records of a chunk are linked from the first to the last, by their numbers. */
interface Links<E> extends Chunk<E> {
  readonly key: HistoryKey;
  readonly first: number;
  last: number;
  count: number;
}

/**
 * A record is added in three steps: find its chunk, or begin one; write the record, once, with the
 * encoder of that chunk; say that it was written.
 */
export class ChunkQueue<E> implements HistoryQueue {
  isOpen = false;
  private bytes = new ByteWriter();
  private chunks: Links<E>[] = [];
  private readonly latest = new Map<Group, Links<E>>();
  private count = 0;
  /** By record: where its bytes end, and the next record of its chunk. */
  private ends = new Uint32Array(FIRST_ROOM);
  private nexts = new Uint32Array(FIRST_ROOM);

  /** @param encoderTo makes the encoder of a new chunk, which writes to these bytes */
  constructor(private readonly encoderTo: (bytes: ByteWriter) => E) {}

  get length(): number {
    return this.count;
  }

  /** The chunk that takes the next record of a group; undefined when one must be begun. */
  chunkOf(group: Group): Chunk<E> | undefined {
    const chunk = this.latest.get(group);
    return chunk === undefined || chunk.count === MOST_RECORDS ? undefined : chunk;
  }

  /** @param key of the chunk: names its first record */
  begin(group: Group, key: HistoryKey): Chunk<E> {
    const { count } = this;
    const encoder = this.encoderTo(this.bytes);
    const chunk = { encoder, key, first: count, last: count, count: 0 };
    this.latest.set(group, chunk);
    this.chunks.push(chunk);
    return chunk;
  }

  /** Takes the record that was just written with the encoder of a chunk. */
  written(chunk: Chunk<E>): void {
    const links = chunk as Links<E>;
    const record = this.count++;
    if (record === this.ends.length) this.makeRoom();
    this.ends[record] = this.bytes.length;
    this.nexts[links.last] = record;
    links.last = record;
    links.count++;
  }

  /** One entry for each chunk, all in one piece of memory. */
  take(): HistoryEntry[] {
    const { chunks, bytes } = this;
    const to = new ByteWriter(bytes.length + (chunks.length + 1) * HEAD_BYTES);
    const ends = chunks.map((chunk) => this.putTogether(chunk, to));
    const all = to.view(0);
    this.drop();
    return chunks.map(({ key }, i) => ({ key, bytes: all.subarray(ends[i - 1] ?? 0, ends[i]) }));
  }

  drop(): void {
    if (this.bytes.length > KEPT_BYTES) this.bytes = new ByteWriter();
    this.bytes.clear();
    this.chunks = [];
    this.latest.clear();
    this.count = 0;
  }

  /** @returns where the chunk ends */
  private putTogether({ first, last, count }: Links<E>, to: ByteWriter): number {
    const { ends, nexts } = this;
    to.number(count);
    let begin = first;
    for (;;) {
      let end = begin;
      while (end !== last && nexts[end] === end + 1) end++;
      to.copy(this.bytes, begin === 0 ? 0 : ends[begin - 1], ends[end]);
      if (end === last) return to.length;
      begin = nexts[end];
    }
  }

  private makeRoom(): void {
    this.ends = doubled(this.ends);
    this.nexts = doubled(this.nexts);
  }
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
