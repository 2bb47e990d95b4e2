import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotFailure, SnapshotReply, SnapshotRequest } from './snapshot-messages';
import type { WrittenSnapshot } from './snapshot-image';

/** Nothing was written; `reason` says whether the replay led elsewhere. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(readonly failure: SnapshotFailure) {
    super(failure.message);
  }
}

/**
 * The processes that write snapshots, so that the engine never waits and their memory goes back:
 * one stands by, and starts a writer for each.
 */
export class SnapshotProcess {
  private standby: ChildProcess | null = null;

  constructor(private readonly entry = join(__dirname, '../snapshot-standby.js')) {}

  /** To be called while this process is still small, which is when starting another is cheap. */
  start(): void {
    if (this.standby !== null || !existsSync(this.entry)) return;
    const child = fork(this.entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('exit', () => {
      if (this.standby === child) this.standby = null;
    });
    // Whoever waits for an answer keeps the process alive, not the channel.
    child.unref();
    child.channel?.unref();
    this.standby = child;
  }

  /** @throws SnapshotError */
  async run(request: SnapshotRequest): Promise<WrittenSnapshot> {
    this.start();
    const { standby } = this;
    if (standby === null) throw failed(`there is no ${this.entry}`);
    const { written, failure } = await answerOf(standby, request);
    if (written !== null) return written;
    throw failure === null ? failed('the writer did not say why') : new SnapshotError(failure);
  }

  /** Ends them, whatever they do. */
  kill(): void {
    this.standby?.kill('SIGKILL');
    this.standby = null;
  }
}

function answerOf(standby: ChildProcess, request: SnapshotRequest): Promise<SnapshotReply> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(failed('the process that stands by ended'));
    standby.once('exit', onExit);
    standby.once('message', (reply: SnapshotReply) => {
      standby.off('exit', onExit);
      resolve(reply);
    });
    standby.send(request, () => undefined);
  });
}

function failed(message: string): SnapshotError {
  return new SnapshotError({ reason: 'failed', message });
}
