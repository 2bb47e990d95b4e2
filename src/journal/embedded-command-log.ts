import { mkdirSync } from 'node:fs';
import { ConfigurationError } from '../common/config/configuration-error';
import { NO_HASH, encodeBatch, hashOfBatch, type Checkpoint } from '../codec/batch-codec';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import { batchesFrom } from './batch-chain';
import type { BatchStorage } from './batch-storage';
import { BatchStore } from './batch-store';
import type { CommandLog, LoggedBatch } from './command-log';
import { DirectoryLock } from './directory-lock';
import { convertFormerJournal } from './former-journal';
import { JournalError } from './journal-error';
import { endOf } from './log-end';
import { settleWindow } from './log-window';

/** How often the log notes down what was acknowledged, in milliseconds. */
const NOTE_MS = 1000;

export interface EmbeddedLogOptions {
  readonly directory: string;
  /** Told of anything that an operator should know. */
  warn(message: string): void;
  /** For a log that begins; another one has to have begun with it. Absent: whatever it has. */
  readonly clientOrderIdWindow?: number;
  /** Size of the files that the log is made of, in bytes. */
  readonly segmentBytes?: number;
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
  private noteTimer: NodeJS.Timeout | undefined;
  private noting: Promise<void> = Promise.resolve();
  private truncation: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: BatchStorage,
    private readonly lock: Pick<DirectoryLock, 'release'>,
    private readonly warn: EmbeddedLogOptions['warn'],
    readonly clientOrderIdWindow: number,
  ) {}

  /**
   * Takes the directory for this process.
   * @throws JournalError, ConfigurationError as `on`
   */
  static async open(options: EmbeddedLogOptions): Promise<EmbeddedCommandLog> {
    const { directory, warn, clientOrderIdWindow, segmentBytes } = options;
    makeDirectory(directory);
    const lock = DirectoryLock.take(directory);
    const openStorage = async (): Promise<BatchStore> => {
      await convertFormerJournal({ directory, warn, segmentBytes });
      return BatchStore.open(directory, segmentBytes);
    };
    return EmbeddedCommandLog.on(openStorage, lock, warn, clientOrderIdWindow);
  }

  /**
   * The log of a storage. A damaged batch at the end that nobody was told of is dropped; the rest
   * of the log is checked as it is read.
   * @throws JournalError
   * @throws ConfigurationError when the log began with another window
   */
  static async on(
    openStorage: () => BatchStorage | Promise<BatchStorage>,
    lock: Pick<DirectoryLock, 'release'>,
    warn: EmbeddedLogOptions['warn'],
    clientOrderIdWindow?: number,
  ): Promise<EmbeddedCommandLog> {
    let storage: BatchStorage | undefined;
    try {
      storage = await openStorage();
      const window = await settleWindow(storage, clientOrderIdWindow);
      const log = new EmbeddedCommandLog(storage, lock, warn, window);
      await log.goOn();
      return log;
    } catch (error) {
      await storage?.close().catch(() => undefined);
      lock.release();
      throw unusable(error);
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
    const next = first + batch.length;
    await this.guarded(this.store.put({ first, next, bytes }));
    this.isAppending = false;
    this.last = { next, hash: hashOfBatch(bytes) };
    this.noteSoon();
  }

  /** @throws JournalError `damaged`, `newer_format` */
  read(from: Sequence): Iterable<LoggedBatch> {
    return batchesFrom(this.store, from, this.last?.next ?? 0);
  }

  /** Keeps the last batch in any case: the log goes on from there. */
  async truncateBefore(sequence: Sequence): Promise<void> {
    const keep = Math.min(sequence, this.lastSequence);
    this.truncation = this.guarded(this.store.removeBefore(keep));
    await this.truncation;
  }

  async close(): Promise<void> {
    clearTimeout(this.noteTimer);
    await this.noting;
    await this.note();
    await this.store.close();
    await this.truncation.catch(() => undefined);
    this.lock.release();
  }

  private async goOn(): Promise<void> {
    const { last, warning } = endOf(this.store);
    if (warning !== null) this.warn(warning);
    await this.store.continueAfter(last?.batch.commands[0].sequence ?? null);
    this.last = last;
  }

  private checkOrder(batch: readonly SequencedCommand[]): void {
    if (this.isAppending) throw new Error('one batch at a time');
    let next = this.last?.next ?? batch[0].sequence;
    for (const { sequence } of batch) {
      if (sequence !== next) throw new Error(`command ${sequence} where ${next} comes next`);
      next++;
    }
  }

  /** Soon marks the end as acknowledged, so that later damage is told from a write that was cut. */
  private noteSoon(): void {
    const note = (): void => {
      this.noteTimer = undefined;
      this.noting = this.noting.then(() => this.note());
    };
    this.noteTimer ??= setTimeout(note, NOTE_MS).unref();
  }

  /** What was noted before stays true, so that a failure is no reason to stop. */
  private async note(): Promise<void> {
    const { lastSequence } = this;
    if (this.failure !== null || this.store.acknowledged >= lastSequence) return;
    try {
      await this.store.setAcknowledged(lastSequence);
    } catch (error) {
      const { message } = error as Error;
      this.warn(`up to where commands were answered could not be noted: ${message}`);
    }
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

/** What the system refuses at a start, as what it means for the journal. */
function unusable(error: unknown): unknown {
  if (error instanceof JournalError || error instanceof ConfigurationError) return error;
  return JournalError.unusable('the journal cannot be used', error);
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw JournalError.unusable('the data directory cannot be made', error);
  }
}
