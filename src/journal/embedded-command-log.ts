import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NO_HASH, encodeBatch, hashOfBatch, type Checkpoint } from '../codec/batch-codec';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import { batchesFrom, type Link } from './batch-chain';
import { BatchStore, LOCK_FILE, type BatchStorage } from './batch-store';
import type { CommandLog, LoggedBatch } from './command-log';
import { DirectoryLock } from './directory-lock';
import { JournalError } from './journal-error';
import { endOf } from './log-end';
import { settleWindow } from './log-window';
import { becomesSole } from './sole-user';

/** How long the log is quiet before it notes down what was acknowledged, in milliseconds. */
const QUIET_MS = 1000;

/** How many batches are removed in one transaction. */
const SLICE = 200;

export interface EmbeddedLogOptions {
  readonly directory: string;
  /** Told of anything that an operator should know. */
  warn(message: string): void;
  /** For a log that begins; another one has to have begun with it. Absent: whatever it has. */
  readonly clientOrderIdWindow?: number;
}

/**
 * Keeps all commands in a directory of its own. An append resolves once its batch is on disk. After
 * a failure every further append is refused: what the disk holds then is found out by recovery.
 */
export class EmbeddedCommandLog implements CommandLog {
  readonly durability = 'embedded';
  readonly isReadOnly = false;
  /** The end of the log; null while it is empty. */
  private last: { readonly next: number; readonly hash: Uint8Array } | null = null;
  private failure: unknown = null;
  private isAppending = false;
  private quiet: NodeJS.Timeout | undefined;
  private isClosing = false;
  private truncation: Promise<void> | undefined;

  private constructor(
    private readonly store: BatchStorage,
    private readonly lock: Pick<DirectoryLock, 'release'>,
    readonly clientOrderIdWindow: number,
  ) {}

  /**
   * Takes the directory for this process.
   * @throws JournalError, ConfigurationError as `on`
   */
  static async open(options: EmbeddedLogOptions): Promise<EmbeddedCommandLog> {
    const { directory, warn, clientOrderIdWindow } = options;
    makeDirectory(directory);
    const lock = DirectoryLock.take(directory);
    if (!(await becomesSole(join(directory, LOCK_FILE)))) {
      warn(
        'another process reads the journal; stop it, since the store is safest alone at a start',
      );
    }
    const openStorage = (): BatchStore => BatchStore.open(directory);
    return EmbeddedCommandLog.on(openStorage, lock, warn, clientOrderIdWindow);
  }

  /**
   * The log of a storage. A damaged batch at the end that nobody was told of is dropped; the rest
   * of the log is checked as it is read.
   * @throws JournalError
   * @throws ConfigurationError when the log began with another window
   */
  static async on(
    openStorage: () => BatchStorage,
    lock: Pick<DirectoryLock, 'release'>,
    warn: EmbeddedLogOptions['warn'],
    clientOrderIdWindow?: number,
  ): Promise<EmbeddedCommandLog> {
    let storage: BatchStorage | undefined;
    try {
      storage = openStorage();
      const window = await settleWindow(storage, clientOrderIdWindow);
      const log = new EmbeddedCommandLog(storage, lock, window);
      log.last = await log.readEnd(warn);
      return log;
    } catch (error) {
      await storage?.close();
      lock.release();
      throw error;
    }
  }

  get firstSequence(): Sequence {
    return (this.store.firstKey() ?? this.lastSequence + 1) as Sequence;
  }

  get lastSequence(): Sequence {
    return ((this.last?.next ?? 1) - 1) as Sequence;
  }

  async append(
    batch: readonly SequencedCommand[],
    checkpoint: Checkpoint | null = null,
  ): Promise<void> {
    if (this.failure !== null) throw new Error('the journal failed', { cause: this.failure });
    if (batch.length === 0) return;
    this.checkOrder(batch);
    const [{ sequence: first }] = batch;
    const previousHash = this.last?.hash ?? NO_HASH;
    const bytes = encodeBatch({ commands: batch, checkpoint, previousHash });
    this.isAppending = true;
    await this.guarded(this.store.put({ first, bytes }));
    this.isAppending = false;
    this.last = { next: first + batch.length, hash: hashOfBatch(bytes) };
    this.noteWhenQuiet();
  }

  /** @throws JournalError `damaged`, `newer_format` */
  read(from: Sequence): Iterable<LoggedBatch> {
    return batchesFrom(this.store, from, this.last?.next ?? 0);
  }

  /** Keeps the last batch in any case: the log goes on from there. Stops half-way when closed. */
  async truncateBefore(sequence: Sequence): Promise<void> {
    this.store.forgetDeadReaders();
    const keep = this.store.keyOf(Math.min(sequence, this.lastSequence));
    if (keep === undefined) return;
    this.truncation = this.guarded(this.removeBefore(keep));
    await this.truncation;
  }

  async close(): Promise<void> {
    clearTimeout(this.quiet);
    this.isClosing = true;
    await this.truncation?.catch(() => undefined);
    if (this.failure === null) await this.note().catch(() => undefined);
    await this.store.close();
    this.lock.release();
  }

  /** In small steps, so that no batch waits long for its turn to be written. */
  private async removeBefore(first: number): Promise<void> {
    for (let removed = SLICE; removed === SLICE && !this.isClosing;) {
      removed = await this.store.removeOldest(first, SLICE);
      await nextTurn();
    }
  }

  private async readEnd(warn: (message: string) => void): Promise<Link | null> {
    const { last, loose } = endOf(this.store);
    if (loose !== null) {
      warn(loose.warning);
      await this.store.remove(loose.first);
    }
    return last;
  }

  private checkOrder(batch: readonly SequencedCommand[]): void {
    if (this.isAppending) throw new Error('one batch at a time');
    let next = this.last?.next ?? batch[0].sequence;
    for (const { sequence } of batch) {
      if (sequence !== next) throw new Error(`command ${sequence} where ${next} comes next`);
      next++;
    }
  }

  /** Marks the end as acknowledged once nothing is going on, so that later damage is told apart. */
  private noteWhenQuiet(): void {
    if (this.quiet !== undefined) {
      this.quiet.refresh();
      return;
    }
    const note = (): void => {
      this.quiet = undefined;
      this.note().catch(() => undefined);
    };
    this.quiet = setTimeout(note, QUIET_MS).unref();
  }

  private async note(): Promise<void> {
    const { lastSequence } = this;
    if (lastSequence === 0 || this.store.acknowledged >= lastSequence) return;
    await this.guarded(this.store.setAcknowledged(lastSequence));
  }

  /** Remembers a failure for good. */
  private async guarded(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.failure = error ?? new Error('the journal failed');
      throw error;
    }
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw new JournalError('unusable', `the data directory cannot be made: ${message}`);
  }
}
