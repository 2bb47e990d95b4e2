/**
 * A disk for one journal, under the control of a schedule: writes wait until it lets them succeed
 * or fail, and a crash leaves the one that waits lost, written or torn.
 */
import { hashOfBatch } from '../../src/codec/batch-codec';
import type { BatchStorage } from '../../src/journal/batch-storage';
import type { StoredBatch } from '../../src/journal/segment';
import type { Random } from '../support/random-flow/random';

interface PendingWrite extends StoredBatch {
  resolve(): void;
  reject(error: Error): void;
}

export class SimulatedDisk {
  /** What a replay from the very beginning needs, also once the journal was shortened. */
  readonly everything = new Map<number, Buffer>();
  private batches = new Map<number, Buffer>();
  private acknowledged = 0;
  private beginning: Buffer | undefined;
  private pending: PendingWrite | null = null;
  /** Whoever opened the disk last; what others still try has no effect and no end. */
  private owner = 0;

  get isWriting(): boolean {
    return this.pending !== null;
  }

  /** What one process sees of the disk until another one opens it. */
  open(): BatchStorage {
    const owner = ++this.owner;
    const never = new Promise<never>(() => undefined);
    const owned = <T>(work: () => T | Promise<T>): Promise<T> =>
      owner === this.owner ? Promise.resolve(work()) : never;
    return {
      ...this.readers(this.batches),
      put: (batch) => owned(() => this.write(batch)),
      continueAfter: (first) => owned(() => this.dropAfter(first ?? 0)),
      removeBefore: (sequence) => owned(() => this.removeBefore(sequence)),
      setAcknowledged: (sequence) => owned(() => void (this.acknowledged = sequence)),
      setBeginning: (bytes) => owned(() => void (this.beginning = bytes)),
      close: () => Promise.resolve(),
    };
  }

  /** Reads what is written now, or everything that ever was; writes nothing. */
  openToRead(whole = false): BatchStorage {
    const refuse = (): never => {
      throw new Error('opened to be read');
    };
    const writers = { put: refuse, continueAfter: () => Promise.resolve(), removeBefore: refuse };
    const marks = { setAcknowledged: refuse, setBeginning: refuse };
    const batches = whole ? this.everything : this.batches;
    const close = () => Promise.resolve();
    return { ...this.readers(batches), ...writers, ...marks, close };
  }

  /** The waiting write reaches the disk. */
  complete(): void {
    const write = this.takePending();
    this.keep(write);
    write.resolve();
  }

  /** The waiting write fails; like a failed flush, it may have reached the disk or not. */
  fail(random: Random): void {
    const write = this.takePending();
    if (random.chance(50)) this.keep(write);
    write.reject(new Error('EIO: i/o error, fdatasync'));
  }

  /** The process is gone. */
  crash(random: Random): void {
    this.owner++;
    if (this.pending === null) return;
    const write = this.takePending();
    const fate = random.weighted({ lost: 1, written: 1, torn: 1 });
    if (fate === 'written') this.keep(write);
    if (fate !== 'torn') return;
    const length = random.between(0, write.bytes.length - 1);
    this.batches.set(write.first, write.bytes.subarray(0, length));
  }

  private readers(batches: ReadonlyMap<number, Buffer>) {
    const keys = (): number[] => [...batches.keys()].sort((a, b) => a - b);
    const acknowledged = (): number => this.acknowledged;
    const { beginning } = this;
    return {
      get: (first: number) => batches.get(first),
      newestKeys: (limit: number) => keys().reverse().slice(0, limit),
      firstKey: () => keys()[0],
      keyOf: (sequence: number) => keys().findLast((first) => first <= sequence),
      beginning,
      get acknowledged() {
        return acknowledged();
      },
    };
  }

  private write({ first, next, bytes }: StoredBatch): Promise<void> {
    if (this.pending !== null) throw new Error('two writes at a time');
    return new Promise((resolve, reject) => {
      this.pending = { first, next, bytes: Buffer.from(bytes), resolve, reject };
    });
  }

  private keep({ first, bytes }: StoredBatch): void {
    this.batches.set(first, bytes);
    this.everything.set(first, bytes);
  }

  private dropAfter(last: number): void {
    for (const first of [...this.batches.keys()]) if (first > last) this.batches.delete(first);
  }

  private removeBefore(sequence: number): void {
    const keys = [...this.batches.keys()].sort((a, b) => a - b);
    const kept = keys.findLast((first) => first <= sequence) ?? 0;
    for (const key of keys) if (key < kept) this.batches.delete(key);
  }

  private takePending(): PendingWrite {
    const write = this.pending;
    if (write === null) throw new Error('nothing is being written');
    this.pending = null;
    return write;
  }

  /** Tells two disks apart, or a replay of a schedule from the first. */
  fingerprint(): string {
    const hashes = [...this.everything].map(([first, bytes]) => {
      return `${first}:${Buffer.from(hashOfBatch(bytes)).toString('hex')}`;
    });
    return hashes.join(' ');
  }
}
