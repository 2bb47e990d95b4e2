/**
 * `npm run test:store`: the store of the journal under more than the service asks of it, for SECONDS
 * (600 unless given): batches are written and old ones removed without a pause, while other processes
 * come, read as those of the service do, and go; with KILL=1 they are killed, which the store is known
 * not to stand. Every batch read anywhere has to be whole. DIRECTORY may lie in memory, which is faster.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { BatchStore } from '../../src/journal/batch-store';
import { Random, chooseSeed } from '../support/random-flow/random';

const seconds = Number(process.env.SECONDS ?? 600);
const { READ, KILL } = process.env;
const READERS = 2;
const BYTES_PER_COMMAND = 70;
/** Removed in one transaction, as by the log. */
const SLICE = 200;
/** Commands that are kept. */
const FEWEST = 20_000;
const MOST = 400_000;

/** A batch tells its first sequence and how many commands it stands for; the rest follows. */
function batchOf(first: number, commands: number): Buffer {
  const bytes = Buffer.alloc(16 + commands * BYTES_PER_COMMAND, first % 251);
  bytes.writeDoubleLE(first, 0);
  bytes.writeDoubleLE(commands, 8);
  return bytes;
}

/** @returns where the next batch begins */
function checked(first: number, bytes: Buffer): number {
  const commands = bytes.length < 16 ? NaN : bytes.readDoubleLE(8);
  if (bytes.equals(batchOf(first, commands))) return first + commands;
  throw new Error(`batch ${first} is not what was written`);
}

/** Reads on from a batch to the end, or as far as the writer has not removed it meanwhile. */
function readFrom(store: BatchStore, begin: number, pause: () => void): number {
  let next = begin;
  for (let bytes = store.get(next); bytes !== undefined; bytes = store.get(next)) {
    next = checked(next, bytes);
    pause();
  }
  return next;
}

async function read(directory: string, random: Random): Promise<never> {
  process.on('message', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
  const store = BatchStore.open(directory, true);
  const hold = (): void => {
    if (random.chance(1)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  };
  for (;;) {
    readFrom(store, store.firstKey() ?? 1, hold);
    await sleep(random.between(0, 400));
  }
}

class Trial {
  private readonly directory = mkdtempSync(join(process.env.DIRECTORY ?? tmpdir(), 'store-'));
  private readonly counts = { commits: 0, removed: 0 };
  private readonly store = BatchStore.open(this.directory);
  private readonly readers = new Set<ChildProcess>();
  private next = 1;
  private isOver = false;

  constructor(private readonly random: Random) {}

  async run(): Promise<void> {
    for (let i = 0; i < READERS; i++) this.startReader();
    const removing = this.removeAllTheTime();
    const end = Date.now() + seconds * 1000;
    let tellAt = 0;
    while (Date.now() < end) {
      await this.write();
      if (Date.now() < tellAt) continue;
      console.log(JSON.stringify(this.counts));
      tellAt = Date.now() + 10_000;
    }
    this.isOver = true;
    await removing;
    this.readers.forEach((reader) => reader.kill('SIGKILL'));
    const last = readFrom(this.store, this.store.firstKey() ?? 1, () => undefined);
    if (last !== this.next) throw new Error(`the store ends before ${last}, not ${this.next}`);
    await this.store.close();
    rmSync(this.directory, { recursive: true });
    console.log(JSON.stringify({ ...this.counts, damaged: 0 }));
  }

  private async write(): Promise<void> {
    const { random, next: first } = this;
    const commands = random.between(1, random.chance(10) ? 900 : 60);
    await this.store.put({ first, bytes: batchOf(first, commands) });
    this.next += commands;
    this.counts.commits++;
  }

  private async removeAllTheTime(): Promise<void> {
    for (; !this.isOver; await sleep(this.random.between(10, 1000))) {
      this.store.forgetDeadReaders();
      const keep = this.store.keyOf(this.next - this.random.between(FEWEST, MOST));
      for (let removed = keep === undefined ? 0 : SLICE; removed === SLICE; await nextTurn()) {
        removed = await this.store.removeOldest(keep as number, SLICE);
        this.counts.removed += removed;
      }
    }
  }

  private startReader(): void {
    const env = { ...process.env, READ: this.directory };
    const reader = fork(__filename, { env });
    this.readers.add(reader);
    const end = (): unknown => (KILL === '1' ? reader.kill('SIGKILL') : reader.send('end'));
    const timer = setTimeout(end, this.random.between(500, 8000));
    reader.once('exit', (code) => {
      clearTimeout(timer);
      this.readers.delete(reader);
      if (code !== null && code !== 0) process.exit(1);
      if (!this.isOver) this.startReader();
    });
  }
}

if (READ !== undefined) void read(READ, new Random(process.pid));
else void new Trial(new Random(chooseSeed())).run().then(() => process.exit(0));
